package io.github.acetune.optimize;

import java.util.ArrayList;
import java.util.List;

/**
 * The observations that no other one betters in every objective, all minimised.
 *
 * @param members in the order of the first objective
 */
public record ParetoFront(List<Observation> members) {
    /** Copies the members. */
    public ParetoFront {
        members = List.copyOf(members);
    }

    /**
     * The front of some observations; failed ones do not take part.
     *
     * @param observations any
     * @return their front
     */
    public static ParetoFront of(List<Observation> observations) {
        List<Observation> members = new ArrayList<>();
        for (Observation candidate : observations) {
            boolean free =
                    !candidate.failed()
                            && observations.stream().noneMatch(other -> dominates(other, candidate))
                            && members.stream()
                                    .noneMatch(m -> m.values().equals(candidate.values()));
            if (free) {
                members.add(candidate);
            }
        }
        members.sort((a, b) -> Double.compare(a.value(), b.value()));
        return new ParetoFront(members);
    }

    /** Whether an observation is better in some objective than every earlier one that is as good in the others. */
    static boolean advances(Observation observation, List<Observation> earlier) {
        return !observation.failed()
                && earlier.stream().noneMatch(other -> isAsGood(other, observation));
    }

    private static boolean dominates(Observation other, Observation candidate) {
        return isAsGood(other, candidate) && !other.values().equals(candidate.values());
    }

    private static boolean isAsGood(Observation other, Observation candidate) {
        if (other.failed()) {
            return false;
        }
        for (int k = 0; k < candidate.values().size(); k++) {
            if (other.values().get(k) > candidate.values().get(k)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The volume of objectives that the front dominates below a reference point.
     *
     * @param reference one value for every objective
     * @return the volume, in the product of their units
     * @throws IllegalArgumentException where the number of values is wrong
     */
    public double hypervolume(List<Double> reference) {
        double volume = 0;
        double[] corner = reference.stream().mapToDouble(Double::doubleValue).toArray();
        List<double[]> counted = new ArrayList<>();
        for (Observation member : members) {
            if (member.values().size() != corner.length) {
                throw new IllegalArgumentException(
                        "expected "
                                + member.values().size()
                                + " reference values, found "
                                + corner.length);
            }
            double[] values = member.values().stream().mapToDouble(Double::doubleValue).toArray();
            volume +=
                    new HypervolumeBoxes(counted.toArray(double[][]::new), corner)
                            .improvement(values);
            counted.add(values);
        }
        return volume;
    }
}
