package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.evaluate.DualCentre.Roots;
import java.util.Arrays;

/** {@link DualKernels} on plain numbers, one lane; needs no flags. */
final class PlainDualKernels implements DualKernels {
    private final CompiledPotential potential;
    private final SphericalHarmonics[] harmonics;
    private final double[] derivatives;
    private final double[] g;
    private final double[] dg;

    PlainDualKernels(CompiledPotential potential) {
        this.potential = potential;
        this.harmonics = new SphericalHarmonics[Math.max(0, potential.largestL()) + 1];
        Arrays.setAll(harmonics, SphericalHarmonics::upTo);
        this.derivatives = new double[3 * harmonics.length * harmonics.length];
        this.g = new double[potential.largestBasis()];
        this.dg = new double[potential.largestBasis()];
    }

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public void radials(
            int mu,
            int element,
            LaneNeighbours rows,
            LaneMotion motion,
            int row,
            double[] values,
            int to,
            double[] tangents,
            int tangentsTo) {
        var functions =
                ((DirectRadial) potential.centre(mu).shells()[element].radial()).functions();
        int size = functions.size();
        if (rows.slot[row] < 0) {
            Arrays.fill(values, to, to + size, 0);
            Arrays.fill(tangents, tangentsTo, tangentsTo + size, 0);
            return;
        }
        double[] value = g.length == size ? g : new double[size];
        double[] slope = dg.length == size ? dg : new double[size];
        functions.evaluate(rows.r[row], value, slope);
        for (int k = 0; k < size; k++) {
            values[to + k] = value[k];
            tangents[tangentsTo + k] = slope[k] * motion.along[row];
        }
    }

    @Override
    public void harmonics(
            int maxL,
            LaneNeighbours rows,
            LaneMotion motion,
            int row,
            double[] values,
            int to,
            double[] tangents,
            int tangentsTo) {
        harmonics[maxL].evaluateReal(
                rows.x[row], rows.y[row], rows.z[row], values, to, derivatives, 0);
        for (int i = 0; i < (maxL + 1) * (maxL + 1); i++) {
            tangents[tangentsTo + i] =
                    derivatives[3 * i] * motion.x[row]
                            + derivatives[3 * i + 1] * motion.y[row]
                            + derivatives[3 * i + 2] * motion.z[row];
        }
    }

    @Override
    public void accumulate(
            int rows,
            double[] radial,
            int r,
            int rStride,
            int count,
            double[] angular,
            int y,
            int yStride,
            int width,
            double[] base,
            int to,
            int stride) {
        for (int i = 0; i < width; i++) {
            int start = to + i * stride;
            Arrays.fill(base, start, start + count, 0);
            for (int row = 0; row < rows; row++) {
                double factor = angular[y + row * yStride + i];
                int from = r + row * rStride;
                for (int k = 0; k < count; k++) {
                    base[start + k] += radial[from + k] * factor;
                }
            }
        }
    }

    @Override
    public void contract(
            double[] matrix, int from, int count, int size, Dual bare, int b, Dual sums, int to) {
        for (int n = 0; n < count; n++) {
            double sum = 0;
            double tangent = 0;
            for (int k = 0; k < size; k++) {
                double c = matrix[from + n * size + k];
                sum += c * bare.values()[b + k];
                tangent += c * bare.tangents()[b + k];
            }
            sums.values()[to + n] += sum;
            sums.tangents()[to + n] += tangent;
        }
    }

    @Override
    public void multiply(DualCentre centre, Dual quantities) {
        double[] q = quantities.values();
        double[] t = quantities.tangents();
        int step = 0;
        for (int group = 0; group < centre.productFirst.length; group++) {
            double first = q[centre.productFirst[group]];
            double firstTangent = t[centre.productFirst[group]];
            for (int end = centre.productEnd[group]; step < end; step++) {
                int second = centre.second[step];
                double weight = centre.weight[step];
                q[centre.target[step]] += weight * first * q[second];
                t[centre.target[step]] += weight * (first * t[second] + firstTangent * q[second]);
            }
        }
    }

    @Override
    public void couple(Roots roots, Dual quantities, Dual products) {
        double[] q = quantities.values();
        double[] t = quantities.tangents();
        int from = roots.firstStep();
        Arrays.fill(products.values(), from, from + roots.second().length, 0);
        Arrays.fill(products.tangents(), from, from + roots.second().length, 0);
        for (int component = 0; component < roots.components(); component++) {
            int start = roots.start() + component * roots.stride();
            int step = 0;
            for (int group = 0; group < roots.first().length; group++) {
                double a = q[start + roots.first()[group]];
                double aTangent = t[start + roots.first()[group]];
                for (int end = roots.end()[group]; step < end; step++) {
                    int b = start + roots.second()[step];
                    products.values()[from + step] += a * q[b];
                    products.tangents()[from + step] += a * t[b] + aTangent * q[b];
                }
            }
        }
    }

    @Override
    public void addDensities(DualCentre centre, Dual products, Dual rho) {
        int densities = centre.centre.densities();
        for (int step = 0; step < centre.steps(); step++) {
            for (int p = 0; p < densities; p++) {
                double c = centre.coefficients[step * densities + p];
                rho.values()[p] += c * products.values()[step];
                rho.tangents()[p] += c * products.tangents()[step];
            }
        }
    }

    @Override
    public void addRootSums(int steps, int densities, Dual slopes, Dual products, double[] sums) {
        for (int step = 0; step < steps; step++) {
            for (int p = 0; p < densities; p++) {
                sums[step * densities + p] +=
                        slopes.values()[p] * products.values()[step]
                                + slopes.tangents()[p] * products.tangents()[step];
            }
        }
    }

    @Override
    public void weigh(DualCentre centre, Dual slopes, Dual products) {
        int densities = centre.centre.densities();
        for (int step = 0; step < centre.steps(); step++) {
            double sum = 0;
            double tangent = 0;
            for (int p = 0; p < densities; p++) {
                double c = centre.coefficients[step * densities + p];
                sum += c * slopes.values()[p];
                tangent += c * slopes.tangents()[p];
            }
            products.values()[step] = sum;
            products.tangents()[step] = tangent;
        }
    }

    @Override
    public void adjointRoots(Roots roots, Dual weights, Dual quantities, Dual adjoints) {
        double[] q = quantities.values();
        double[] t = quantities.tangents();
        double[] byValue = adjoints.values();
        double[] byTangent = adjoints.tangents();
        for (int component = 0; component < roots.components(); component++) {
            int start = roots.start() + component * roots.stride();
            int step = 0;
            for (int group = 0; group < roots.first().length; group++) {
                int a = start + roots.first()[group];
                for (int end = roots.end()[group]; step < end; step++) {
                    int b = start + roots.second()[step];
                    double u = weights.values()[roots.firstStep() + step];
                    double w = weights.tangents()[roots.firstStep() + step];
                    byValue[a] += u * q[b] + w * t[b];
                    byTangent[a] += w * q[b];
                    byValue[b] += u * q[a] + w * t[a];
                    byTangent[b] += w * q[a];
                }
            }
        }
    }

    @Override
    public void adjointProducts(DualCentre centre, Dual quantities, Dual adjoints) {
        double[] q = quantities.values();
        double[] t = quantities.tangents();
        double[] byValue = adjoints.values();
        double[] byTangent = adjoints.tangents();
        for (int group = centre.productFirst.length - 1; group >= 0; group--) {
            int from = group == 0 ? 0 : centre.productEnd[group - 1];
            int a = centre.productFirst[group];
            for (int step = from; step < centre.productEnd[group]; step++) {
                int b = centre.second[step];
                double u = centre.weight[step] * byValue[centre.target[step]];
                double w = centre.weight[step] * byTangent[centre.target[step]];
                byValue[a] += u * q[b] + w * t[b];
                byTangent[a] += w * q[b];
                byValue[b] += u * q[a] + w * t[a];
                byTangent[b] += w * q[a];
            }
        }
    }

    @Override
    public void addOuter(
            Dual adjoints,
            int a,
            int stride,
            int count,
            int width,
            Dual bare,
            int b,
            int size,
            double[] sums,
            int to) {
        for (int i = 0; i < width; i++) {
            for (int n = 0; n < count; n++) {
                double byValue = adjoints.values()[a + i * stride + n];
                double byTangent = adjoints.tangents()[a + i * stride + n];
                int from = b + i * size;
                int place = to + n * size;
                for (int k = 0; k < size; k++) {
                    sums[place + k] +=
                            byValue * bare.values()[from + k]
                                    + byTangent * bare.tangents()[from + k];
                }
            }
        }
    }
}
