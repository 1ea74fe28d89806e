package io.github.acetune.optimize;

import java.util.List;

/**
 * The box around the best point in which every second ask searches: smaller after each failure to improve, larger after each
 * success (after D. Eriksson et al., NeurIPS 2019). A pure function of what was told, so that nothing needs to be saved.
 */
final class TrustRegion {
    private TrustRegion() {}

    /**
     * The edge of the box.
     *
     * @param observations all of them, in order
     * @param initial how many belong to the initial design and do not count
     * @return a share of the unit cube's edge
     */
    static double edge(List<Observation> observations, int initial) {
        double edge = SurrogateTuning.REGION_START;
        for (int i = initial; i < observations.size(); i++) {
            boolean improved =
                    ParetoFront.advances(observations.get(i), observations.subList(0, i));
            double factor = improved ? SurrogateTuning.REGION_GROW : SurrogateTuning.REGION_SHRINK;
            edge = Math.clamp(edge * factor, SurrogateTuning.REGION_LEAST, 1);
        }
        return edge;
    }
}
