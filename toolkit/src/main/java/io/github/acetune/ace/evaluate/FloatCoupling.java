package io.github.acetune.ace.evaluate;

import static io.github.acetune.ace.evaluate.FloatLanes.SPECIES;
import static io.github.acetune.ace.evaluate.FloatLanes.W;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.zero;

import io.github.acetune.ace.evaluate.LaneCentre.Roots;

/** {@link LaneCoupling} in single precision. */
final class FloatCoupling {
    private FloatCoupling() {}

    /** See {@link LaneKernels#forward}. */
    static void forward(LaneCentre<float[]> centre, float[] quantities, float[] rho) {
        int from = 0;
        for (int group = 0; group < centre.productFirst.length; group++) {
            int to = centre.productEnd[group];
            multiply(centre.productFirst[group], from, to, centre, quantities);
            from = to;
        }
        for (Roots<float[]> roots : centre.roots) {
            for (int p = 0; p + 1 < centre.densities; p += 2) {
                addToTwo(roots, centre.densities, p, quantities, rho);
            }
            if (centre.densities % 2 == 1) {
                addToOne(roots, centre.densities, centre.densities - 1, quantities, rho);
            }
        }
    }

    private static void multiply(
            int place, int from, int to, LaneCentre<float[]> centre, float[] quantities) {
        int[] second = centre.second;
        int[] target = centre.target;
        var first = fromArray(SPECIES, quantities, place);
        for (int step = from; step < to; step++) {
            var other =
                    fromArray(SPECIES, quantities, second[step])
                            .mul(broadcast(SPECIES, centre.weight[step]));
            var sum = fromArray(SPECIES, quantities, target[step]);
            other.fma(first, sum).intoArray(quantities, target[step]);
        }
    }

    /** Two densities. */
    private static void addToTwo(
            Roots<float[]> roots, int densities, int p, float[] quantities, float[] rho) {
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
            Roots<float[]> roots,
            int densities,
            int p,
            float[] quantities,
            int start,
            float[] rho) {
        int[] second = roots.second();
        float[] coefficients = roots.coefficients();
        var rho0 = fromArray(SPECIES, rho, p * W);
        var rho1 = fromArray(SPECIES, rho, (p + 1) * W);
        int step = 0;
        for (int group = 0; group < roots.first().length; group++) {
            var sum0 = zero(SPECIES);
            var sum1 = zero(SPECIES);
            for (int end = roots.end()[group]; step < end; step++) {
                var b = fromArray(SPECIES, quantities, start + second[step]);
                sum0 = b.fma(broadcast(SPECIES, coefficients[step * densities + p]), sum0);
                sum1 = b.fma(broadcast(SPECIES, coefficients[step * densities + p + 1]), sum1);
            }
            var a = fromArray(SPECIES, quantities, start + roots.first()[group]);
            rho0 = a.fma(sum0, rho0);
            rho1 = a.fma(sum1, rho1);
        }
        rho0.intoArray(rho, p * W);
        rho1.intoArray(rho, (p + 1) * W);
    }

    private static void addComponentsToTwo(
            Roots<float[]> roots,
            int densities,
            int p,
            float[] quantities,
            int start,
            float[] rho) {
        int[] second = roots.second();
        float[] coefficients = roots.coefficients();
        int next = start + roots.stride();
        var rho0 = fromArray(SPECIES, rho, p * W);
        var rho1 = fromArray(SPECIES, rho, (p + 1) * W);
        int step = 0;
        for (int group = 0; group < roots.first().length; group++) {
            var sum0 = zero(SPECIES);
            var sum1 = zero(SPECIES);
            var nextSum0 = zero(SPECIES);
            var nextSum1 = zero(SPECIES);
            for (int end = roots.end()[group]; step < end; step++) {
                var b = fromArray(SPECIES, quantities, start + second[step]);
                var nextB = fromArray(SPECIES, quantities, next + second[step]);
                var c0 = broadcast(SPECIES, coefficients[step * densities + p]);
                var c1 = broadcast(SPECIES, coefficients[step * densities + p + 1]);
                sum0 = b.fma(c0, sum0);
                sum1 = b.fma(c1, sum1);
                nextSum0 = nextB.fma(c0, nextSum0);
                nextSum1 = nextB.fma(c1, nextSum1);
            }
            var a = fromArray(SPECIES, quantities, start + roots.first()[group]);
            var nextA = fromArray(SPECIES, quantities, next + roots.first()[group]);
            rho0 = nextA.fma(nextSum0, a.fma(sum0, rho0));
            rho1 = nextA.fma(nextSum1, a.fma(sum1, rho1));
        }
        rho0.intoArray(rho, p * W);
        rho1.intoArray(rho, (p + 1) * W);
    }

    /** One density. */
    private static void addToOne(
            Roots<float[]> roots, int densities, int p, float[] quantities, float[] rho) {
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
            Roots<float[]> roots,
            int densities,
            int p,
            float[] quantities,
            int start,
            float[] rho) {
        int[] second = roots.second();
        var rho0 = fromArray(SPECIES, rho, p * W);
        int step = 0;
        for (int group = 0; group < roots.first().length; group++) {
            var sum = zero(SPECIES);
            for (int end = roots.end()[group]; step < end; step++) {
                var b = fromArray(SPECIES, quantities, start + second[step]);
                sum = b.fma(broadcast(SPECIES, roots.coefficients()[step * densities + p]), sum);
            }
            rho0 = fromArray(SPECIES, quantities, start + roots.first()[group]).fma(sum, rho0);
        }
        rho0.intoArray(rho, p * W);
    }

    private static void addComponentsToOne(
            Roots<float[]> roots,
            int densities,
            int p,
            float[] quantities,
            int start,
            float[] rho) {
        int[] second = roots.second();
        int next = start + roots.stride();
        var rho0 = fromArray(SPECIES, rho, p * W);
        int step = 0;
        for (int group = 0; group < roots.first().length; group++) {
            var sum = zero(SPECIES);
            var nextSum = zero(SPECIES);
            for (int end = roots.end()[group]; step < end; step++) {
                var c = broadcast(SPECIES, roots.coefficients()[step * densities + p]);
                sum = fromArray(SPECIES, quantities, start + second[step]).fma(c, sum);
                nextSum = fromArray(SPECIES, quantities, next + second[step]).fma(c, nextSum);
            }
            rho0 = fromArray(SPECIES, quantities, start + roots.first()[group]).fma(sum, rho0);
            rho0 = fromArray(SPECIES, quantities, next + roots.first()[group]).fma(nextSum, rho0);
        }
        rho0.intoArray(rho, p * W);
    }

    /** See {@link LaneKernels#backward}; adjoints are zero before. */
    static void backward(
            LaneCentre<float[]> centre,
            float[] quantities,
            float[] adjoints,
            float[] slopes,
            float[] weights) {
        for (Roots<float[]> roots : centre.roots) {
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
            Roots<float[]> roots, int densities, float[] slopes, float[] weights) {
        for (int step = 0; step < roots.second().length; step++) {
            var sum = zero(SPECIES);
            for (int p = 0; p < densities; p++) {
                var c = broadcast(SPECIES, roots.coefficients()[step * densities + p]);
                sum = fromArray(SPECIES, slopes, p * W).fma(c, sum);
            }
            sum.intoArray(weights, step * W);
        }
    }

    private static void adjointComponent(
            Roots<float[]> roots,
            float[] weights,
            float[] quantities,
            float[] adjoints,
            int start) {
        int[] second = roots.second();
        int step = 0;
        for (int group = 0; group < roots.first().length; group++) {
            int place = start + roots.first()[group];
            var a = fromArray(SPECIES, quantities, place);
            var adjoint = zero(SPECIES);
            for (int end = roots.end()[group]; step < end; step++) {
                int b = start + second[step];
                var weight = fromArray(SPECIES, weights, step * W);
                adjoint = weight.fma(fromArray(SPECIES, quantities, b), adjoint);
                weight.fma(a, fromArray(SPECIES, adjoints, b)).intoArray(adjoints, b);
            }
            adjoint.add(fromArray(SPECIES, adjoints, place)).intoArray(adjoints, place);
        }
    }

    private static void adjointComponents(
            Roots<float[]> roots,
            float[] weights,
            float[] quantities,
            float[] adjoints,
            int start) {
        int[] second = roots.second();
        int stride = roots.stride();
        int step = 0;
        for (int group = 0; group < roots.first().length; group++) {
            int place = start + roots.first()[group];
            var a = fromArray(SPECIES, quantities, place);
            var nextA = fromArray(SPECIES, quantities, place + stride);
            var adjoint = zero(SPECIES);
            var nextAdjoint = zero(SPECIES);
            for (int end = roots.end()[group]; step < end; step++) {
                int b = start + second[step];
                var weight = fromArray(SPECIES, weights, step * W);
                adjoint = weight.fma(fromArray(SPECIES, quantities, b), adjoint);
                nextAdjoint = weight.fma(fromArray(SPECIES, quantities, b + stride), nextAdjoint);
                weight.fma(a, fromArray(SPECIES, adjoints, b)).intoArray(adjoints, b);
                weight.fma(nextA, fromArray(SPECIES, adjoints, b + stride))
                        .intoArray(adjoints, b + stride);
            }
            adjoint.add(fromArray(SPECIES, adjoints, place)).intoArray(adjoints, place);
            nextAdjoint
                    .add(fromArray(SPECIES, adjoints, place + stride))
                    .intoArray(adjoints, place + stride);
        }
    }

    private static void adjointProducts(
            int place,
            int from,
            int to,
            LaneCentre<float[]> centre,
            float[] quantities,
            float[] adjoints) {
        int[] second = centre.second;
        int[] target = centre.target;
        var first = fromArray(SPECIES, quantities, place);
        var adjoint = zero(SPECIES);
        for (int step = from; step < to; step++) {
            int b = second[step];
            var slope =
                    fromArray(SPECIES, adjoints, target[step])
                            .mul(broadcast(SPECIES, centre.weight[step]));
            adjoint = slope.fma(fromArray(SPECIES, quantities, b), adjoint);
            slope.fma(first, fromArray(SPECIES, adjoints, b)).intoArray(adjoints, b);
        }
        adjoint.add(fromArray(SPECIES, adjoints, place)).intoArray(adjoints, place);
    }
}
