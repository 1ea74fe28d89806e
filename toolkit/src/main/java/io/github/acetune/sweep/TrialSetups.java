package io.github.acetune.sweep;

import io.github.acetune.optimize.Point;
import java.util.List;

/** Turns points of a search space into fits. Implementations are immutable. */
interface TrialSetups {
    /**
     * The fit at a point.
     *
     * @param point values of the active hyperparameters
     * @return what is fitted and how
     */
    TrialSetup at(Point point);

    /**
     * The columns of the tables.
     *
     * @return names of all hyperparameters
     */
    List<String> names();

    /**
     * A row of the tables.
     *
     * @param point values of the active hyperparameters
     * @return one value per name, an empty text where a hyperparameter has no effect
     */
    List<Object> row(Point point);

    /**
     * What the person who started the sweep should know.
     *
     * @return one line each
     */
    List<String> notices();
}
