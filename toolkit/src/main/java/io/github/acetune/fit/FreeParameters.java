package io.github.acetune.fit;

import io.github.acetune.fit.linear.ReducedSystem;
import io.github.acetune.fit.nonlinear.DifferentiableFunction;
import io.github.acetune.fit.nonlinear.SumOfSquares;
import java.util.stream.IntStream;

/** Some of the parameters of a function, while the others are held. */
final class FreeParameters {
    private final double[] held;
    private final int[] free;

    /**
     * Creates the choice.
     *
     * @param whole all parameters; those that are not free keep these values
     * @param isFree which are free
     */
    FreeParameters(double[] whole, boolean[] isFree) {
        this.held = whole.clone();
        this.free = IntStream.range(0, isFree.length).filter(k -> isFree[k]).toArray();
    }

    /** How many there are. */
    int count() {
        return free.length;
    }

    private boolean isAll() {
        return free.length == held.length;
    }

    /** The free ones among all parameters. */
    double[] of(double[] whole) {
        var some = new double[free.length];
        for (int k = 0; k < some.length; k++) {
            some[k] = whole[free[k]];
        }
        return some;
    }

    /** All parameters, the free ones having these values. */
    double[] whole(double[] some) {
        double[] whole = held.clone();
        for (int k = 0; k < some.length; k++) {
            whole[free[k]] = some[k];
        }
        return whole;
    }

    /** The function of the free parameters. */
    SumOfSquares restrict(SumOfSquares function) {
        return isAll() ? function : new Restricted(function);
    }

    private final class Restricted implements SumOfSquares {
        private final SumOfSquares function;

        Restricted(SumOfSquares function) {
            this.function = function;
        }

        @Override
        public double value(double... x) {
            return function.value(whole(x));
        }

        @Override
        public ReducedSystem linearise(double... x) {
            var model = function.linearise(whole(x));
            int n = free.length;
            var gram = new double[n * n];
            for (int column = 0; column < n; column++) {
                int from = free[column] * model.columns();
                for (int row = column; row < n; row++) {
                    gram[column * n + row] = model.gram()[from + free[row]];
                }
            }
            return new ReducedSystem(
                    n, gram, of(model.rightHandSide()), model.squaredNorm(), model.rows());
        }
    }

    /** The function of the free parameters. */
    DifferentiableFunction restrict(DifferentiableFunction function) {
        if (isAll()) {
            return function;
        }
        return (x, gradient) -> {
            var whole = new double[held.length];
            double value = function.gradient(whole(x), whole);
            System.arraycopy(of(whole), 0, gradient, 0, gradient.length);
            return value;
        };
    }
}
