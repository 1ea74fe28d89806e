package io.github.acetune.md;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.NeighbourSearch;
import io.github.acetune.structure.Structure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Checks the guards of one run. */
final class GuardWatch {
    /** Steps between two searches for close pairs. */
    private static final int DISTANCE_INTERVAL = 10;

    private final List<Guard> guards;
    private final double startEnergy;
    private final double startVolume;
    private final double hottest;
    private final List<Element> elements;
    private final NeighbourSearch search = new NeighbourSearch();
    private final NeighbourList close = NeighbourList.empty();

    /**
     * What a guard found.
     *
     * @param reason what happened
     * @param atoms to blame, from 1
     * @param advice what to do about it
     */
    record Violation(String reason, List<Integer> atoms, String advice) {}

    GuardWatch(List<Guard> guards, Phase start, double hottest) {
        this.guards = guards;
        this.startEnergy = start.potential / start.atoms;
        this.startVolume = start.cell.volume();
        this.elements = start.start.species().stream().distinct().toList();
        this.hottest = Math.max(hottest, start.temperature());
    }

    /** The first violation at a step. */
    Optional<Violation> check(Phase phase, long step) {
        if (!Double.isFinite(phase.potential) || !Double.isFinite(phase.kinetic())) {
            return Optional.of(
                    new Violation(
                            "the energy is not a finite number",
                            List.of(),
                            "add structures like the last good frame to the training set"));
        }
        return guards.stream().flatMap(guard -> check(guard, phase, step).stream()).findFirst();
    }

    private Optional<Violation> check(Guard guard, Phase phase, long step) {
        return switch (guard) {
            case Guard.Temperature(double limit) -> temperature(phase, limit);
            case Guard.Energy(double limit) -> energy(phase, limit);
            case Guard.Volume(double factor) -> volume(phase, factor);
            case Guard.Distance distance ->
                    step % DISTANCE_INTERVAL == 0 ? distance(phase, distance) : Optional.empty();
            case Guard.Extrapolation grade ->
                    step % grade.interval() == 0 ? extrapolation(phase, grade) : Optional.empty();
        };
    }

    private Optional<Violation> temperature(Phase phase, double given) {
        double limit = Double.isNaN(given) ? 5 * hottest + 5000 : given;
        double found = phase.temperature();
        return violation(
                found > limit,
                () ->
                        new Violation(
                                text("the temperature is %.0f K, above %.0f K", found, limit),
                                fastest(phase),
                                "add the last good frame and its neighbourhood to the training set,"
                                        + " or shorten the time step"));
    }

    private Optional<Violation> energy(Phase phase, double limit) {
        double change = phase.potential / phase.atoms - startEnergy;
        return violation(
                Math.abs(change) > limit,
                () ->
                        new Violation(
                                text(
                                        "the potential energy changed by %.3g eV per atom, more than %.3g",
                                        change, limit),
                                fastest(phase),
                                "the potential has a false "
                                        + (change < 0 ? "minimum" : "maximum")
                                        + " there: add the last good frame to the training set"));
    }

    private Optional<Violation> volume(Phase phase, double factor) {
        if (!phase.isBulk()) {
            return Optional.empty();
        }
        double ratio = phase.cell.volume() / startVolume;
        return violation(
                !(ratio < factor && ratio > 1 / factor),
                () ->
                        new Violation(
                                text(
                                        "the cell is lost: its volume changed by a factor %.3g",
                                        ratio),
                                List.of(),
                                "add strained cells to the training set"));
    }

    private Optional<Violation> distance(Phase phase, Guard.Distance guard) {
        double range =
                elements.stream()
                        .flatMap(one -> elements.stream().map(other -> Guard.Pair.of(one, other)))
                        .mapToDouble(pair -> guard.smallest().getOrDefault(pair, 0.0))
                        .max()
                        .orElse(0);
        if (range == 0) {
            return Optional.empty();
        }
        Structure now = phase.start.withGeometry(phase.positions, phase.cell);
        search.bin(now, range);
        search.collect(0, phase.atoms, close);
        for (int atom = 0; atom < phase.atoms; atom++) {
            for (int slot = close.start(atom); slot < close.end(atom); slot++) {
                int other = close.index(slot);
                var pair = Guard.Pair.of(now.species().get(atom), now.species().get(other));
                double allowed = guard.smallest().getOrDefault(pair, 0.0);
                if (close.distance(slot) < allowed) {
                    return Optional.of(tooClose(atom, other, close.distance(slot), allowed, guard));
                }
            }
        }
        return Optional.empty();
    }

    private static Violation tooClose(
            int atom, int other, double found, double allowed, Guard.Distance guard) {
        return new Violation(
                text(
                        "atoms %d and %d are %.4g Å apart, closer than %.4g Å (%s)",
                        atom + 1, other + 1, found, allowed, guard.source()),
                List.of(atom + 1, other + 1),
                "add close pairs (dimers, compressed cells) to the training set or a core repulsion"
                        + " to the potential");
    }

    private static Optional<Violation> extrapolation(Phase phase, Guard.Extrapolation guard) {
        double[] grades =
                guard.activeSet().grades(phase.start.withGeometry(phase.positions, phase.cell));
        int worst =
                IntStream.range(0, grades.length)
                        .reduce((a, b) -> grades[b] > grades[a] ? b : a)
                        .orElseThrow();
        return violation(
                !(grades[worst] <= guard.limit()),
                () ->
                        new Violation(
                                text(
                                        "the extrapolation grade of atom %d is %.3g, above %.3g",
                                        worst + 1, grades[worst], guard.limit()),
                                List.of(worst + 1),
                                "add the offending frame to the training set"));
    }

    /** The atom that moves fastest, which is where explosions begin. */
    private static List<Integer> fastest(Phase phase) {
        int fastest = 0;
        double largest = -1;
        for (int atom = 0; atom < phase.atoms; atom++) {
            double x = phase.velocities[3 * atom];
            double y = phase.velocities[3 * atom + 1];
            double z = phase.velocities[3 * atom + 2];
            double square = x * x + y * y + z * z;
            if (square > largest) {
                largest = square;
                fastest = atom;
            }
        }
        return List.of(fastest + 1);
    }

    private static Optional<Violation> violation(
            boolean violated, java.util.function.Supplier<Violation> what) {
        return violated ? Optional.of(what.get()) : Optional.empty();
    }

    @SuppressWarnings("AnnotateFormatMethod") // all formats are literals of this class
    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
