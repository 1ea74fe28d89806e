package io.github.acetune.fit.design;

/** Plain loops: the fallback without the Vector API and the twin that tests compare with. */
final class ScalarStrips implements Strips {
    @Override
    public void multiply(
            double[] x, int aRe, int aIm, int bRe, int bIm, int outRe, int outIm, int length) {
        for (int k = 0; k < length; k++) {
            double re = x[aRe + k] * x[bRe + k] - x[aIm + k] * x[bIm + k];
            double im = x[aRe + k] * x[bIm + k] + x[aIm + k] * x[bRe + k];
            x[outRe + k] = re;
            x[outIm + k] = im;
        }
    }

    @Override
    public void addRealProduct(
            double weight,
            double[] x,
            int aRe,
            int aIm,
            int bRe,
            int bIm,
            double[] out,
            int to,
            int length) {
        for (int k = 0; k < length; k++) {
            out[to + k] += weight * (x[aRe + k] * x[bRe + k] - x[aIm + k] * x[bIm + k]);
        }
    }

    @Override
    public void addScaled(double weight, double[] x, int from, double[] out, int to, int length) {
        for (int k = 0; k < length; k++) {
            out[to + k] += weight * x[from + k];
        }
    }

    @Override
    public void combine(
            double[] weights,
            int weightFrom,
            int[] index,
            int indexFrom,
            int count,
            int[] offsets,
            double[] in,
            double[] out,
            int to,
            int length) {
        java.util.Arrays.fill(out, to, to + length, 0);
        for (int s = 0; s < count; s++) {
            addScaled(weights[weightFrom + s], in, offsets[index[indexFrom + s]], out, to, length);
        }
    }

    @Override
    public void product(
            double[] a, int aFrom, double[] b, int bFrom, double[] out, int to, int length) {
        for (int k = 0; k < length; k++) {
            out[to + k] = a[aFrom + k] * b[bFrom + k];
        }
    }

    @Override
    public double dot(double[] a, int aFrom, double[] b, int bFrom, int length) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += a[aFrom + k] * b[bFrom + k];
        }
        return sum;
    }

    @Override
    public void gradient(
            double[] u,
            int uFrom,
            double[] angular,
            int y,
            int g,
            double[] r,
            int rFrom,
            double[] out,
            int to,
            int length) {
        for (int c = 0; c < 3; c++) {
            int shift = c * length;
            for (int k = 0; k < length; k++) {
                out[to + shift + k] =
                        u[uFrom + shift + k] * angular[y + k]
                                + r[rFrom + k] * angular[g + shift + k];
            }
        }
    }
}
