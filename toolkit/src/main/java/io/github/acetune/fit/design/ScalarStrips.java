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
    public void combine(
            int results,
            double[] weights,
            int weightFrom,
            int weightStep,
            int[] index,
            int indexFrom,
            int count,
            int[] offsets,
            double[] in,
            double[] out,
            int to,
            int outStep,
            int length) {
        for (int r = 0; r < results; r++) {
            combine(
                    weights,
                    weightFrom + r * weightStep,
                    index,
                    indexFrom,
                    count,
                    offsets,
                    in,
                    out,
                    to + r * outStep,
                    length);
        }
    }

    @Override
    public void subtractRows(
            int count,
            int pad,
            int[] neighbour,
            int neighbourFrom,
            double alpha,
            double[] t,
            int tFrom,
            double beta,
            double[] d,
            int dFrom,
            double[] b,
            int width,
            double[] rows,
            int rowsFrom,
            int panel,
            double[] sums) {
        for (int j = 0; j < count; j++) {
            for (int c = 0; c < 3; c++) {
                int row = rowsFrom + (3 * neighbour[neighbourFrom + j] + c) * WIDTH;
                int from = tFrom + (c * pad + j) * width;
                double factor = beta * d[dFrom + c * pad + j];
                for (int x = 0; x < width; x++) {
                    double value = alpha * t[from + x] + factor * b[x];
                    rows[row + x / WIDTH * panel + x % WIDTH] -= value;
                    sums[c * width + x] += value;
                }
            }
        }
    }

    @Override
    public void outer(
            int count,
            int pad,
            int terms,
            double[] s,
            int sFrom,
            int sStep,
            double[] a,
            int aFrom,
            boolean plus,
            double[] u,
            double[] x,
            double[] v,
            double[] y,
            int width,
            double[] out,
            int to) {
        for (int c = 0; c < 3; c++) {
            for (int j = 0; j < count; j++) {
                int q = c * pad + j;
                for (int k = 0; k < width; k++) {
                    double sum = plus ? u[q] * x[j * width + k] + v[q] * y[j * width + k] : 0;
                    for (int m = 0; m < terms; m++) {
                        sum += s[sFrom + m * sStep + q] * a[aFrom + m * width + k];
                    }
                    out[to + q * width + k] = sum;
                }
            }
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

    @Override
    public void harmonics(
            HarmonicTerms terms,
            double[] vectors,
            int from,
            double[] inverse,
            int inverseFrom,
            double[] out,
            int to,
            int length) {
        for (int k = 0; k < length; k++) {
            harmonics(terms, vectors, from + k, inverse[inverseFrom + k], out, to + k, length);
        }
    }

    private static void harmonics(
            HarmonicTerms terms,
            double[] vectors,
            int from,
            double inverse,
            double[] out,
            int to,
            int length) {
        double x = vectors[from];
        double y = vectors[from + length];
        double z = vectors[from + 2 * length];
        int gradients = to + terms.count() * length;
        double re = 1;
        double im = 0;
        double rePrevious = 0;
        double imPrevious = 0;
        for (int m = 0; m <= terms.maxL(); m++) {
            double lower = 0;
            double lowerSlope = 0;
            double slope = 0;
            double p = terms.diagonal()[m];
            for (int l = m; l <= terms.maxL(); l++) {
                if (l > m) {
                    int i = l * (l + 1) / 2 + m;
                    double next = terms.a()[i] * z * p + terms.b()[i] * lower;
                    double nextSlope = terms.a()[i] * (p + z * slope) + terms.b()[i] * lowerSlope;
                    lower = p;
                    lowerSlope = slope;
                    p = next;
                    slope = nextSlope;
                }
                int real = l * l + (m == 0 ? 0 : 2 * m - 1);
                double mp = m * p;
                out[to + real * length] = p * re;
                int g = gradients + 3 * real * length;
                double along = mp * (rePrevious * x - imPrevious * y) + slope * re * z;
                out[g] = (mp * rePrevious - along * x) * inverse;
                out[g + length] = (-mp * imPrevious - along * y) * inverse;
                out[g + 2 * length] = (slope * re - along * z) * inverse;
                if (m > 0) {
                    out[to + (real + 1) * length] = p * im;
                    g += 3 * length;
                    along = mp * (imPrevious * x + rePrevious * y) + slope * im * z;
                    out[g] = (mp * imPrevious - along * x) * inverse;
                    out[g + length] = (mp * rePrevious - along * y) * inverse;
                    out[g + 2 * length] = (slope * im - along * z) * inverse;
                }
            }
            rePrevious = re;
            imPrevious = im;
            re = x * rePrevious - y * imPrevious;
            im = x * imPrevious + y * rePrevious;
        }
    }
}
