package io.github.acetune.ace.evaluate;

import static io.github.acetune.ace.evaluate.DoubleLanes.W;
import static io.github.acetune.ace.evaluate.DoubleLanes.broadcast;
import static io.github.acetune.ace.evaluate.DoubleLanes.load;
import static io.github.acetune.ace.evaluate.DoubleLanes.store;
import static io.github.acetune.ace.evaluate.DoubleLanes.zero;

import io.github.acetune.ace.evaluate.LaneCentre.Roots;

/**
 * The coupled products of a centre and their adjoints, on rows of lanes; line by line as in the scalar engine, but the components of
 * roots two at a time, so that coefficients are read once for both.
 */
final class LaneCoupling {
    private LaneCoupling() {}

    /** See {@link LaneKernels#forward}. */
    static void forward(LaneCentre<double[]> centre, double[] quantities, double[] rho) {
        int from = 0;
        for (int group = 0; group < centre.productFirst.length; group++) {
            int to = centre.productEnd[group];
            multiply(centre.productFirst[group], from, to, centre, quantities);
            from = to;
        }
        for (Roots<double[]> roots : centre.roots) {
            for (int p = 0; p + 1 < centre.densities; p += 2) {
                addToTwo(roots, centre.densities, p, quantities, rho);
            }
            if (centre.densities % 2 == 1) {
                addToOne(roots, centre.densities, centre.densities - 1, quantities, rho);
            }
        }
    }

    private static void multiply(
            int place, int from, int to, LaneCentre<double[]> centre, double[] quantities) {
        int[] second = centre.second;
        int[] target = centre.target;
        var first = load(quantities, place);
        for (int step = from; step < to; step++) {
            var other = load(quantities, second[step]).mul(broadcast(centre.weight, step));
            var sum = load(quantities, target[step]);
            store(other.fma(first, sum), quantities, target[step]);
        }
    }

    /** Two densities. */
    private static void addToTwo(
            Roots<double[]> roots, int densities, int p, double[] quantities, double[] rho) {
        addComponentToTwo(roots, densities, p, quantities, roots.start(), rho);
        for (int component = 1; component < roots.components(); component += 2) {
            addComponentsToTwo(
                    roots,
                    densities,
                    p,
                    quantities,
                    roots.start() + component * roots.stride(),
                    rho);
        }
    }

    /** The sum over the second factors is taken first, Σ c̃ b, and multiplied by a once per group. */
    private static void addComponentToTwo(
            Roots<double[]> roots,
            int densities,
            int p,
            double[] quantities,
            int start,
            double[] rho) {
        int[] second = roots.second();
        double[] coefficients = roots.coefficients();
        var rho0 = load(rho, p * W);
        var rho1 = load(rho, (p + 1) * W);
        int step = 0;
        for (int group = 0; group < roots.first().length; group++) {
            var sum0 = zero();
            var sum1 = zero();
            for (int end = roots.end()[group]; step < end; step++) {
                var b = load(quantities, start + second[step]);
                sum0 = b.fma(broadcast(coefficients, step * densities + p), sum0);
                sum1 = b.fma(broadcast(coefficients, step * densities + p + 1), sum1);
            }
            var a = load(quantities, start + roots.first()[group]);
            rho0 = a.fma(sum0, rho0);
            rho1 = a.fma(sum1, rho1);
        }
        store(rho0, rho, p * W);
        store(rho1, rho, (p + 1) * W);
    }

    private static void addComponentsToTwo(
            Roots<double[]> roots,
            int densities,
            int p,
            double[] quantities,
            int start,
            double[] rho) {
        int[] second = roots.second();
        double[] coefficients = roots.coefficients();
        int next = start + roots.stride();
        var rho0 = load(rho, p * W);
        var rho1 = load(rho, (p + 1) * W);
        int step = 0;
        for (int group = 0; group < roots.first().length; group++) {
            var sum0 = zero();
            var sum1 = zero();
            var nextSum0 = zero();
            var nextSum1 = zero();
            for (int end = roots.end()[group]; step < end; step++) {
                var b = load(quantities, start + second[step]);
                var nextB = load(quantities, next + second[step]);
                var c0 = broadcast(coefficients, step * densities + p);
                var c1 = broadcast(coefficients, step * densities + p + 1);
                sum0 = b.fma(c0, sum0);
                sum1 = b.fma(c1, sum1);
                nextSum0 = nextB.fma(c0, nextSum0);
                nextSum1 = nextB.fma(c1, nextSum1);
            }
            var a = load(quantities, start + roots.first()[group]);
            var nextA = load(quantities, next + roots.first()[group]);
            rho0 = nextA.fma(nextSum0, a.fma(sum0, rho0));
            rho1 = nextA.fma(nextSum1, a.fma(sum1, rho1));
        }
        store(rho0, rho, p * W);
        store(rho1, rho, (p + 1) * W);
    }

    /** One density. */
    private static void addToOne(
            Roots<double[]> roots, int densities, int p, double[] quantities, double[] rho) {
        addComponentToOne(roots, densities, p, quantities, roots.start(), rho);
        for (int component = 1; component < roots.components(); component += 2) {
            addComponentsToOne(
                    roots,
                    densities,
                    p,
                    quantities,
                    roots.start() + component * roots.stride(),
                    rho);
        }
    }

    private static void addComponentToOne(
            Roots<double[]> roots,
            int densities,
            int p,
            double[] quantities,
            int start,
            double[] rho) {
        int[] second = roots.second();
        var rho0 = load(rho, p * W);
        int step = 0;
        for (int group = 0; group < roots.first().length; group++) {
            var sum = zero();
            for (int end = roots.end()[group]; step < end; step++) {
                var b = load(quantities, start + second[step]);
                sum = b.fma(broadcast(roots.coefficients(), step * densities + p), sum);
            }
            rho0 = load(quantities, start + roots.first()[group]).fma(sum, rho0);
        }
        store(rho0, rho, p * W);
    }

    private static void addComponentsToOne(
            Roots<double[]> roots,
            int densities,
            int p,
            double[] quantities,
            int start,
            double[] rho) {
        int[] second = roots.second();
        int next = start + roots.stride();
        var rho0 = load(rho, p * W);
        int step = 0;
        for (int group = 0; group < roots.first().length; group++) {
            var sum = zero();
            var nextSum = zero();
            for (int end = roots.end()[group]; step < end; step++) {
                var c = broadcast(roots.coefficients(), step * densities + p);
                sum = load(quantities, start + second[step]).fma(c, sum);
                nextSum = load(quantities, next + second[step]).fma(c, nextSum);
            }
            rho0 = load(quantities, start + roots.first()[group]).fma(sum, rho0);
            rho0 = load(quantities, next + roots.first()[group]).fma(nextSum, rho0);
        }
        store(rho0, rho, p * W);
    }

    /** See {@link LaneKernels#backward}; adjoints are zero before. */
    static void backward(
            LaneCentre<double[]> centre,
            double[] quantities,
            double[] adjoints,
            double[] slopes,
            double[] weights) {
        for (Roots<double[]> roots : centre.roots) {
            weigh(roots, centre.densities, slopes, weights);
            adjointComponent(roots, weights, quantities, adjoints, roots.start());
            for (int component = 1; component < roots.components(); component += 2) {
                adjointComponents(
                        roots,
                        weights,
                        quantities,
                        adjoints,
                        roots.start() + component * roots.stride());
            }
        }
        for (int group = centre.productFirst.length - 1; group >= 0; group--) {
            int from = group == 0 ? 0 : centre.productEnd[group - 1];
            adjointProducts(
                    centre.productFirst[group],
                    from,
                    centre.productEnd[group],
                    centre,
                    quantities,
                    adjoints);
        }
    }

    /** Σ_p ∂E/∂ρ_p c^(p) of each step, the same for all components. */
    private static void weigh(
            Roots<double[]> roots, int densities, double[] slopes, double[] weights) {
        for (int step = 0; step < roots.second().length; step++) {
            var sum = zero();
            for (int p = 0; p < densities; p++) {
                var c = broadcast(roots.coefficients(), step * densities + p);
                sum = load(slopes, p * W).fma(c, sum);
            }
            store(sum, weights, step * W);
        }
    }

    private static void adjointComponent(
            Roots<double[]> roots,
            double[] weights,
            double[] quantities,
            double[] adjoints,
            int start) {
        int[] second = roots.second();
        int step = 0;
        for (int group = 0; group < roots.first().length; group++) {
            int place = start + roots.first()[group];
            var a = load(quantities, place);
            var adjoint = zero();
            for (int end = roots.end()[group]; step < end; step++) {
                int b = start + second[step];
                var weight = load(weights, step * W);
                adjoint = weight.fma(load(quantities, b), adjoint);
                store(weight.fma(a, load(adjoints, b)), adjoints, b);
            }
            store(adjoint.add(load(adjoints, place)), adjoints, place);
        }
    }

    private static void adjointComponents(
            Roots<double[]> roots,
            double[] weights,
            double[] quantities,
            double[] adjoints,
            int start) {
        int[] second = roots.second();
        int stride = roots.stride();
        int step = 0;
        for (int group = 0; group < roots.first().length; group++) {
            int place = start + roots.first()[group];
            var a = load(quantities, place);
            var nextA = load(quantities, place + stride);
            var adjoint = zero();
            var nextAdjoint = zero();
            for (int end = roots.end()[group]; step < end; step++) {
                int b = start + second[step];
                var weight = load(weights, step * W);
                adjoint = weight.fma(load(quantities, b), adjoint);
                nextAdjoint = weight.fma(load(quantities, b + stride), nextAdjoint);
                store(weight.fma(a, load(adjoints, b)), adjoints, b);
                store(weight.fma(nextA, load(adjoints, b + stride)), adjoints, b + stride);
            }
            store(adjoint.add(load(adjoints, place)), adjoints, place);
            store(nextAdjoint.add(load(adjoints, place + stride)), adjoints, place + stride);
        }
    }

    private static void adjointProducts(
            int place,
            int from,
            int to,
            LaneCentre<double[]> centre,
            double[] quantities,
            double[] adjoints) {
        int[] second = centre.second;
        int[] target = centre.target;
        var first = load(quantities, place);
        var adjoint = zero();
        for (int step = from; step < to; step++) {
            int b = second[step];
            var slope = load(adjoints, target[step]).mul(broadcast(centre.weight, step));
            adjoint = slope.fma(load(quantities, b), adjoint);
            store(slope.fma(first, load(adjoints, b)), adjoints, b);
        }
        store(adjoint.add(load(adjoints, place)), adjoints, place);
    }
}
