package io.github.acetune.validate.physical;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.md.SimulationListener;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Asks a potential about physics: small errors on a test set do not make a potential (J. D. Morrow, J. L. A. Gardner and V. L.
 * Deringer, J. Chem. Phys. 2023, 158, 121501). A value: each method returns a changed copy, and {@link #run} does it.
 *
 * <pre>{@code
 * PropertySheet mine = PhysicalChecks.of("mine", potential).quick().run();
 * PropertyTable.of(mine, PropertySheet.references(potential.elements()))
 * }</pre>
 *
 * <p>Without a word: every check at full size, about a minute for silicon. The crystals are those of the potential's elements: seven
 * for silicon and its relatives, A7 for antimony, P3₁21 for tellurium, Sb₂Te₃ and rock salt for Sb–Te, the usual seven for other
 * elements, of which the lowest in energy counts as the ground state.
 */
public final class PhysicalChecks {
    private final String name;
    private final Calculator calculator;
    private final List<Element> elements;
    private final Set<Check> checks;
    private final CheckScale scale;
    private final Map<Check, CheckResult> known;
    private final Listener listener;

    /** Is told how the checks go on, in their thread. */
    public interface Listener {
        /**
         * A part is done.
         *
         * @param progress how far the checks are
         */
        void advanced(Progress progress);

        /**
         * A check is finished.
         *
         * @param check which
         * @param sheet everything finished so far
         */
        default void finished(Check check, PropertySheet sheet) {}
    }

    /**
     * How far the checks are.
     *
     * @param check under way
     * @param fraction of all the work, estimated, 0 to 1
     * @param timeLeft an estimate, once there is one
     */
    public record Progress(Check check, double fraction, Optional<Duration> timeLeft) {}

    private PhysicalChecks(
            String name,
            Calculator calculator,
            List<Element> elements,
            Set<Check> checks,
            CheckScale scale,
            Map<Check, CheckResult> known,
            Listener listener) {
        this.name = name;
        this.calculator = calculator;
        this.elements = List.copyOf(elements);
        this.checks = checks;
        this.scale = scale;
        this.known = known;
        this.listener = listener;
    }

    /**
     * Checks of an ACE potential.
     *
     * @param name for tables and figures
     * @param potential any ACE potential
     * @return all checks at full size
     */
    public static PhysicalChecks of(String name, AcePotential potential) {
        return of(name, AceCalculator.of(potential), potential.elements());
    }

    /**
     * Checks of any calculator.
     *
     * @param name for tables and figures
     * @param calculator the potential
     * @param elements that it knows
     * @return all checks at full size
     */
    public static PhysicalChecks of(String name, Calculator calculator, List<Element> elements) {
        if (elements.isEmpty()) {
            throw new InvalidInputException(name + ": knows no element to check");
        }
        return new PhysicalChecks(
                name, calculator, elements, Check.all(), CheckScale.FULL, Map.of(), _ -> {});
    }

    /**
     * Smaller cells and fewer points: some seconds instead of a minute, the same properties.
     *
     * @return a changed copy
     */
    public PhysicalChecks quick() {
        return with(
                checks,
                CheckScale.QUICK.dynamics(CheckScale.QUICK.picoseconds(), scale.kelvin()),
                known,
                listener);
    }

    /**
     * Only some checks.
     *
     * @param which the checks
     * @return a changed copy
     */
    public PhysicalChecks only(Check... which) {
        return only(List.of(which));
    }

    /**
     * Only some checks.
     *
     * @param which the checks
     * @return a changed copy
     */
    public PhysicalChecks only(List<Check> which) {
        var chosen = EnumSet.noneOf(Check.class);
        chosen.addAll(which);
        return with(chosen, scale, known, listener);
    }

    /**
     * The molecular dynamics, which heats the crystal from 300 K.
     *
     * @param picoseconds how long; 10 if not given, 1 for quick checks
     * @param kelvin highest temperature, K; 1800 if not given
     * @return a changed copy
     */
    public PhysicalChecks dynamics(double picoseconds, double kelvin) {
        if (!(picoseconds > 0) || !(kelvin > 0)) {
            throw new InvalidInputException(
                    "molecular dynamics needs a time above 0 ps and a temperature above 0 K, found "
                            + picoseconds
                            + " ps and "
                            + kelvin
                            + " K");
        }
        return with(checks, scale.dynamics(picoseconds, kelvin), known, listener);
    }

    /**
     * Results from an earlier run of the same checks, which are taken over.
     *
     * @param results by check
     * @return a changed copy
     */
    public PhysicalChecks knowing(Map<Check, CheckResult> results) {
        return with(checks, scale, Map.copyOf(results), listener);
    }

    /**
     * Tells how the checks go on.
     *
     * @param newListener is told
     * @return a changed copy
     */
    public PhysicalChecks listener(Listener newListener) {
        return with(checks, scale, known, newListener);
    }

    private PhysicalChecks with(
            Set<Check> newChecks,
            CheckScale newScale,
            Map<Check, CheckResult> newKnown,
            Listener newListener) {
        return new PhysicalChecks(
                name, calculator, elements, newChecks, newScale, newKnown, newListener);
    }

    /**
     * What decides the numbers besides the potential: results of two runs with the same text may be mixed.
     *
     * @return one line
     */
    public String settings() {
        return scale.toString();
    }

    /**
     * The ground state at rest that molecular dynamics starts from: of the compound where there are several elements.
     *
     * @return in its conventional cell
     * @throws InvalidInputException where no crystal comes to rest
     */
    public Structure crystal() {
        var potential = new CheckedPotential(calculator, elements);
        return potential.bulk(potential.principal()).orElseThrow().crystal();
    }

    /**
     * Does the checks. An interrupt of the thread ends them; what is finished is kept.
     *
     * @return what was found; faults of a potential are results too
     */
    public PropertySheet run() {
        var potential = new CheckedPotential(calculator, elements);
        var results = new EnumMap<Check, CheckResult>(Check.class);
        var clock = new Clock();
        for (Check check : checks) {
            if (known.containsKey(check)) {
                results.put(check, known.get(check));
                continue;
            }
            try {
                clock.begin(check);
                results.put(check, result(potential, check, clock));
                clock.end(check);
            } catch (CancellationException e) {
                Thread.currentThread().interrupt();
                break;
            }
            listener.finished(check, sheet(results));
        }
        return sheet(results);
    }

    private PropertySheet sheet(Map<Check, CheckResult> results) {
        return new PropertySheet(name, settings(), results);
    }

    private CheckResult result(CheckedPotential potential, Check check, Clock clock) {
        if (Thread.interrupted()) {
            throw new CancellationException();
        }
        var record = new CheckRecord();
        record.attempt(check.title(), () -> fill(potential, check, record, clock));
        return record.result();
    }

    private void fill(CheckedPotential potential, Check check, CheckRecord record, Clock clock) {
        switch (check) {
            case LATTICE -> CrystalChecks.lattice(potential, record);
            case ENERGY_VOLUME -> CrystalChecks.energyVolume(potential, scale, record);
            case ELASTIC -> CrystalChecks.elastic(potential, record);
            case VACANCY -> DefectChecks.vacancy(potential, scale, record);
            case SURFACES -> DefectChecks.surfaces(potential, record);
            case PHONONS -> PhononCheck.phonons(potential, scale, record);
            case DIMERS -> ShortRangeChecks.dimers(potential, record);
            case PACKINGS -> ShortRangeChecks.packings(potential, scale, record);
            case DYNAMICS -> DynamicsCheck.dynamics(potential, scale, record, clock);
        }
    }

    /** Estimates how far the checks are. */
    private final class Clock implements SimulationListener {
        private final long start = System.nanoTime();
        private final double total;
        private double done;
        private Check now = Check.LATTICE;

        Clock() {
            total =
                    checks.stream()
                            .filter(check -> !known.containsKey(check))
                            .mapToDouble(this::weight)
                            .sum();
        }

        private double weight(Check check) {
            return switch (check) {
                case LATTICE, VACANCY, SURFACES -> 2;
                case ENERGY_VOLUME, ELASTIC, PHONONS -> 3;
                case DIMERS -> 0.2;
                case PACKINGS -> 0.4 * scale.packings();
                case DYNAMICS -> 2 * scale.picoseconds();
            };
        }

        void begin(Check check) {
            now = check;
            tell(0);
        }

        void end(Check check) {
            done += weight(check);
        }

        @Override
        public void advanced(SimulationListener.Progress progress) {
            tell((double) progress.steps() / Math.max(1, progress.total()));
        }

        private void tell(double part) {
            double fraction = Math.min(1, (done + part * weight(now)) / total);
            long passed = System.nanoTime() - start;
            Optional<Duration> left =
                    fraction > 0.02
                            ? Optional.of(
                                    Duration.ofNanos((long) (passed * (1 - fraction) / fraction)))
                            : Optional.empty();
            listener.advanced(new PhysicalChecks.Progress(now, fraction, left));
        }
    }
}
