package io.github.acetune.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Leaves out points so that those that stray most from the diagonal stay. */
final class Thinning {
    private Thinning() {}

    static List<PointGroup> thin(List<PointGroup> groups, int wanted) {
        long all = groups.stream().mapToLong(g -> g.x().size()).sum();
        if (all <= wanted) {
            return groups;
        }
        List<PointGroup> thinned = new ArrayList<>();
        for (PointGroup group : groups) {
            int share =
                    (int)
                            Math.max(
                                    Math.min(group.x().size(), 200),
                                    group.x().size() * (long) wanted / all);
            thinned.add(thin(group, share));
        }
        return thinned;
    }

    private static PointGroup thin(PointGroup group, int wanted) {
        int size = group.x().size();
        if (size <= wanted) {
            return group;
        }
        double[] errors = new double[size];
        for (int i = 0; i < size; i++) {
            errors[i] = Math.abs(group.y().get(i) - group.x().get(i));
        }
        double[] sorted = errors.clone();
        Arrays.sort(sorted);
        double large = sorted[size - wanted / 4];
        int step = (int) Math.ceil(size / (0.75 * wanted));
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (i % step == 0 || errors[i] > large) {
                x.add(group.x().get(i));
                y.add(group.y().get(i));
            }
        }
        return new PointGroup(group.name(), Values.of(x), Values.of(y));
    }
}
