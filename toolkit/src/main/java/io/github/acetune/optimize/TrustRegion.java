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
        double best = Double.POSITIVE_INFINITY;
        double edge = SurrogateTuning.REGION_START;
        for (int i = 0; i < observations.size(); i++) {
            Observation observation = observations.get(i);
            boolean improved = !observation.failed() && observation.value() < best;
            if (i >= initial) {
                double factor =
                        improved ? SurrogateTuning.REGION_GROW : SurrogateTuning.REGION_SHRINK;
                edge = Math.clamp(edge * factor, SurrogateTuning.REGION_LEAST, 1);
            }
            best = improved ? observation.value() : best;
        }
        return edge;
    }
}
