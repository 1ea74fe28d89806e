package io.github.acetune.optimize;

/** Minimises an expensive function one evaluation after the other. */
public sealed interface SequentialSearch permits BayesianOptimizer, BaselineOptimizer {
    /**
     * The next point to evaluate.
     *
     * @return the point
     */
    Point ask();

    /**
     * Tells what came out at a point.
     *
     * @param point a point asked for
     * @param value the objective, to be minimised
     */
    void tell(Point point, double value);

    /**
     * Tells that the evaluation of a point failed or made no sense.
     *
     * @param point a point asked for
     */
    void tellFailed(Point point);
}
