package io.github.acetune.ace.evaluate;

import static io.github.acetune.ace.evaluate.DoubleLanes.SPECIES;
import static io.github.acetune.ace.evaluate.DoubleLanes.W;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.DoubleVector.zero;

import io.github.acetune.ace.evaluate.DualCentre.Roots;
import io.github.acetune.ace.evaluate.DualKernels.Dual;

/** The coupled products of a centre with their tangents, and the adjoints of both, on rows of lanes. */
final class LaneDualCoupling {
    private LaneDualCoupling() {}

    /** See {@link DualKernels#multiply}. */
    static void multiply(DualCentre centre, double[] values, double[] tangents) {
        int from = 0;
        for (int group = 0; group < centre.productFirst.length; group++) {
            int to = centre.productEnd[group];
            multiply(centre.productFirst[group], from, to, centre, values, tangents);
            from = to;
        }
    }

    private static void multiply(
            int place, int from, int to, DualCentre centre, double[] values, double[] tangents) {
        int[] second = centre.second;
        int[] target = centre.target;
        var first = fromArray(SPECIES, values, place);
        var firstTangent = fromArray(SPECIES, tangents, place);
        for (int step = from; step < to; step++) {
            var weight = broadcast(SPECIES, centre.weight[step]);
            var other = fromArray(SPECIES, values, second[step]).mul(weight);
            var otherTangent = fromArray(SPECIES, tangents, second[step]).mul(weight);
            other.fma(first, fromArray(SPECIES, values, target[step]))
                    .intoArray(values, target[step]);
            var sum = otherTangent.fma(first, fromArray(SPECIES, tangents, target[step]));
            other.fma(firstTangent, sum).intoArray(tangents, target[step]);
        }
    }

    /** See {@link DualKernels#couple}. */
    static void couple(Roots roots, Dual quantities, Dual products) {
        coupleOne(roots, roots.start(), quantities, products);
        for (int component = 1; component < roots.components(); component += 2) {
            coupleTwo(roots, roots.start() + component * roots.stride(), quantities, products);
        }
    }

    private static void coupleOne(Roots roots, int start, Dual quantities, Dual products) {
        double[] values = quantities.values();
        double[] tangents = quantities.tangents();
        int[] second = roots.second();
        int step = 0;
        int to = roots.firstStep() * W;
        for (int group = 0; group < roots.first().length; group++) {
            var a = fromArray(SPECIES, values, start + roots.first()[group]);
            var aTangent = fromArray(SPECIES, tangents, start + roots.first()[group]);
            for (int end = roots.end()[group]; step < end; step++) {
                var b = fromArray(SPECIES, values, start + second[step]);
                var tangent = fromArray(SPECIES, tangents, start + second[step]).mul(a);
                b.mul(a).intoArray(products.values(), to);
                b.fma(aTangent, tangent).intoArray(products.tangents(), to);
                to += W;
            }
        }
    }

    /** Two components, so that the sums are read and written once for both. */
    private static void coupleTwo(Roots roots, int start, Dual quantities, Dual products) {
        double[] values = quantities.values();
        double[] tangents = quantities.tangents();
        int[] second = roots.second();
        int next = start + roots.stride();
        int step = 0;
        int to = roots.firstStep() * W;
        for (int group = 0; group < roots.first().length; group++) {
            int first = roots.first()[group];
            var a = fromArray(SPECIES, values, start + first);
            var aTangent = fromArray(SPECIES, tangents, start + first);
            var nextA = fromArray(SPECIES, values, next + first);
            var nextTangent = fromArray(SPECIES, tangents, next + first);
            for (int end = roots.end()[group]; step < end; step++) {
                var b = fromArray(SPECIES, values, start + second[step]);
                var nextB = fromArray(SPECIES, values, next + second[step]);
                var sum = b.fma(a, fromArray(SPECIES, products.values(), to));
                nextB.fma(nextA, sum).intoArray(products.values(), to);
                var tangent = fromArray(SPECIES, tangents, start + second[step]);
                tangent = tangent.fma(a, fromArray(SPECIES, products.tangents(), to));
                tangent = b.fma(aTangent, tangent);
                tangent = fromArray(SPECIES, tangents, next + second[step]).fma(nextA, tangent);
                nextB.fma(nextTangent, tangent).intoArray(products.tangents(), to);
                to += W;
            }
        }
    }

    /** See {@link DualKernels#adjointRoots}. */
    static void adjointRoots(Roots roots, Dual weights, Dual quantities, Dual adjoints) {
        for (int component = 0; component < roots.components(); component++) {
            adjointComponent(
                    roots,
                    roots.start() + component * roots.stride(),
                    weights,
                    quantities,
                    adjoints);
        }
    }

    private static void adjointComponent(
            Roots roots, int start, Dual weights, Dual quantities, Dual adjoints) {
        double[] values = quantities.values();
        double[] tangents = quantities.tangents();
        double[] byValue = adjoints.values();
        double[] byTangent = adjoints.tangents();
        int[] second = roots.second();
        int step = 0;
        int from = roots.firstStep() * W;
        for (int group = 0; group < roots.first().length; group++) {
            int place = start + roots.first()[group];
            var a = fromArray(SPECIES, values, place);
            var aTangent = fromArray(SPECIES, tangents, place);
            var own = zero(SPECIES);
            var ownTangent = zero(SPECIES);
            for (int end = roots.end()[group]; step < end; step++) {
                int other = start + second[step];
                var u = fromArray(SPECIES, weights.values(), from);
                var w = fromArray(SPECIES, weights.tangents(), from);
                var b = fromArray(SPECIES, values, other);
                own = fromArray(SPECIES, tangents, other).fma(w, b.fma(u, own));
                ownTangent = b.fma(w, ownTangent);
                aTangent.fma(w, a.fma(u, fromArray(SPECIES, byValue, other)))
                        .intoArray(byValue, other);
                a.fma(w, fromArray(SPECIES, byTangent, other)).intoArray(byTangent, other);
                from += W;
            }
            own.add(fromArray(SPECIES, byValue, place)).intoArray(byValue, place);
            ownTangent.add(fromArray(SPECIES, byTangent, place)).intoArray(byTangent, place);
        }
    }

    /** See {@link DualKernels#adjointProducts}. */
    static void adjointProducts(DualCentre centre, Dual quantities, Dual adjoints) {
        for (int group = centre.productFirst.length - 1; group >= 0; group--) {
            adjointGroup(
                    centre.productFirst[group],
                    group == 0 ? 0 : centre.productEnd[group - 1],
                    centre.productEnd[group],
                    centre,
                    quantities,
                    adjoints);
        }
    }

    private static void adjointGroup(
            int place, int from, int to, DualCentre centre, Dual quantities, Dual adjoints) {
        double[] values = quantities.values();
        double[] tangents = quantities.tangents();
        double[] byValue = adjoints.values();
        double[] byTangent = adjoints.tangents();
        int[] second = centre.second;
        int[] target = centre.target;
        var a = fromArray(SPECIES, values, place);
        var aTangent = fromArray(SPECIES, tangents, place);
        var own = zero(SPECIES);
        var ownTangent = zero(SPECIES);
        for (int step = from; step < to; step++) {
            var weight = broadcast(SPECIES, centre.weight[step]);
            int other = second[step];
            var u = fromArray(SPECIES, byValue, target[step]).mul(weight);
            var w = fromArray(SPECIES, byTangent, target[step]).mul(weight);
            var b = fromArray(SPECIES, values, other);
            own = fromArray(SPECIES, tangents, other).fma(w, b.fma(u, own));
            ownTangent = b.fma(w, ownTangent);
            aTangent.fma(w, a.fma(u, fromArray(SPECIES, byValue, other))).intoArray(byValue, other);
            a.fma(w, fromArray(SPECIES, byTangent, other)).intoArray(byTangent, other);
        }
        own.add(fromArray(SPECIES, byValue, place)).intoArray(byValue, place);
        ownTangent.add(fromArray(SPECIES, byTangent, place)).intoArray(byTangent, place);
    }
}
