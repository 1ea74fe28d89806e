package io.github.acetune.sweep;

import io.github.acetune.ace.io.InputTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in single lines what of an input has no effect. */
final class XpotNotices {
    private static final Set<String> OF_OTHER_PROGRAMS =
            Set.of(
                    "fitting_executable",
                    "lammps_executable",
                    "base_directory",
                    "mpi_nodes",
                    "mpi_cores_per_node");

    private XpotNotices() {}

    static List<String> of(
            Map<String, Object> tree,
            List<XpotKeys.Unknown> unknown,
            List<Hyperparameter> hyperparameters) {
        var notices = new ArrayList<String>();
        unknown.forEach(key -> notices.add(key.message()));
        Map<String, Object> xpot = InputTree.section(tree, "xpot");
        addSectionNotices(notices, tree, xpot);
        for (Hyperparameter one : hyperparameters) {
            switch (one.role()) {
                case Hyperparameter.Role.Active() -> {}
                case Hyperparameter.Role.Conditional condition ->
                        notices.add(
                                one.name()
                                        + ": searched only under "
                                        + condition.parent()
                                        + " = "
                                        + condition.values().stream()
                                                .map(Object::toString)
                                                .collect(Collectors.joining(" or "))
                                        + ", without effect otherwise");
                case Hyperparameter.Role.Dead dead ->
                        notices.add(
                                one.name()
                                        + ": dead, because "
                                        + dead.reason()
                                        + "; not searched, fixed at "
                                        + one.idleValue());
            }
        }
        return List.copyOf(notices);
    }

    private static void addSectionNotices(
            List<String> notices, Map<String, Object> tree, Map<String, Object> xpot) {
        String foreign =
                xpot.keySet().stream()
                        .filter(OF_OTHER_PROGRAMS::contains)
                        .collect(Collectors.joining(", "));
        if (!foreign.isEmpty()) {
            notices.add("xpot " + foreign + ": not needed here, ignored");
        }
        if (tree.containsKey("backend")) {
            notices.add("backend: not needed here, ignored");
        }
        if (xpot.containsKey("error_energy_ratio")) {
            notices.add(
                    xpot.containsKey("alpha")
                            ? "xpot error_energy_ratio: ignored, because alpha is given"
                            : "xpot error_energy_ratio: the older name of alpha");
        }
        if (xpot.get("xval_sets") instanceof Number sets && sets.intValue() > 1) {
            notices.add("xpot xval_sets: cross validation is not done; one validation set is used");
        }
    }
}
