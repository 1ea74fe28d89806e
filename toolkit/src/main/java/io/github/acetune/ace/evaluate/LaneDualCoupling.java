package io.github.acetune.ace.evaluate;

import static io.github.acetune.ace.evaluate.DoubleLanes.W;
import static io.github.acetune.ace.evaluate.DoubleLanes.broadcast;
import static io.github.acetune.ace.evaluate.DoubleLanes.load;
import static io.github.acetune.ace.evaluate.DoubleLanes.store;
import static io.github.acetune.ace.evaluate.DoubleLanes.zero;

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
        var first = load(values, place);
        var firstTangent = load(tangents, place);
        for (int step = from; step < to; step++) {
            var weight = broadcast(centre.weight, step);
            var other = load(values, second[step]).mul(weight);
            var otherTangent = load(tangents, second[step]).mul(weight);
            store(other.fma(first, load(values, target[step])), values, target[step]);
            var sum = otherTangent.fma(first, load(tangents, target[step]));
            store(other.fma(firstTangent, sum), tangents, target[step]);
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
            var a = load(values, start + roots.first()[group]);
            var aTangent = load(tangents, start + roots.first()[group]);
            for (int end = roots.end()[group]; step < end; step++) {
                var b = load(values, start + second[step]);
                var tangent = load(tangents, start + second[step]).mul(a);
                store(b.mul(a), products.values(), to);
                store(b.fma(aTangent, tangent), products.tangents(), to);
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
            var a = load(values, start + first);
            var aTangent = load(tangents, start + first);
            var nextA = load(values, next + first);
            var nextTangent = load(tangents, next + first);
            for (int end = roots.end()[group]; step < end; step++) {
                var b = load(values, start + second[step]);
                var nextB = load(values, next + second[step]);
                var sum = b.fma(a, load(products.values(), to));
                store(nextB.fma(nextA, sum), products.values(), to);
                var tangent = load(tangents, start + second[step]);
                tangent = tangent.fma(a, load(products.tangents(), to));
                tangent = b.fma(aTangent, tangent);
                tangent = load(tangents, next + second[step]).fma(nextA, tangent);
                store(nextB.fma(nextTangent, tangent), products.tangents(), to);
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
            var a = load(values, place);
            var aTangent = load(tangents, place);
            var own = zero();
            var ownTangent = zero();
            for (int end = roots.end()[group]; step < end; step++) {
                int other = start + second[step];
                var u = load(weights.values(), from);
                var w = load(weights.tangents(), from);
                var b = load(values, other);
                own = load(tangents, other).fma(w, b.fma(u, own));
                ownTangent = b.fma(w, ownTangent);
                store(aTangent.fma(w, a.fma(u, load(byValue, other))), byValue, other);
                store(a.fma(w, load(byTangent, other)), byTangent, other);
                from += W;
            }
            store(own.add(load(byValue, place)), byValue, place);
            store(ownTangent.add(load(byTangent, place)), byTangent, place);
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
        var a = load(values, place);
        var aTangent = load(tangents, place);
        var own = zero();
        var ownTangent = zero();
        for (int step = from; step < to; step++) {
            var weight = broadcast(centre.weight, step);
            int other = second[step];
            var u = load(byValue, target[step]).mul(weight);
            var w = load(byTangent, target[step]).mul(weight);
            var b = load(values, other);
            own = load(tangents, other).fma(w, b.fma(u, own));
            ownTangent = b.fma(w, ownTangent);
            store(aTangent.fma(w, a.fma(u, load(byValue, other))), byValue, other);
            store(a.fma(w, load(byTangent, other)), byTangent, other);
        }
        store(own.add(load(byValue, place)), byValue, place);
        store(ownTangent.add(load(byTangent, place)), byTangent, place);
    }
}
