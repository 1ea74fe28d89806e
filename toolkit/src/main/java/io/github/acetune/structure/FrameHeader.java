package io.github.acetune.structure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a frame's comment line says: cell, periodicity, columns and labels, and the pairs that have no meaning here.
 */
final class FrameHeader {
    private static final String POSITIVE_STRESS = "positive_stress";
    private static final String TENSION = "tension";
    private static final String COMPRESSION = "compression";

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,\\[\\](){}]+");
    private static final double SMALLEST_VOLUME = 1e-9;

    private final Map<String, String> others;
    private final Cell cell;
    private final Periodicity periodicity;
    private final Optional<String> properties;
    private final Labels labels;

    private FrameHeader(Map<String, String> pairs) {
        others = pairs;
        Optional<Cell> lattice = take("Lattice").map(FrameHeader::cell);
        cell = lattice.orElse(Cell.NONE);
        periodicity =
                take("pbc")
                        .map(FrameHeader::periodicity)
                        .orElse(lattice.isPresent() ? Periodicity.ALL : Periodicity.NONE);
        requireCell(lattice.isPresent());
        properties = take("Properties");
        labels = energyAndVirial();
    }

    /**
     * Reads the line. A line without any {@code =} is a plain comment, kept under the key {@code comment}.
     *
     * @throws IllegalArgumentException where it is malformed
     */
    static FrameHeader parse(String line) {
        if (line.indexOf('=') < 0) {
            var plain = new LinkedHashMap<String, String>();
            if (!line.isBlank()) {
                plain.put("comment", line.strip());
            }
            return new FrameHeader(plain);
        }
        return new FrameHeader(CommentLine.parse(line));
    }

    /** Columns ready for this frame's atoms. Files that announce no columns may have more than the usual four. */
    AtomTable atomTable(int atoms) {
        return new AtomTable(
                ColumnLayout.parse(properties.orElse(ColumnLayout.PLAIN)),
                atoms,
                properties.isEmpty());
    }

    /** The finished structure. */
    Structure structure(AtomTable table) {
        return Structure.of(table.species(), table.positions(), cell, periodicity)
                .withLabels(table.forces().map(labels::withForces).orElse(labels))
                .withInfo(others)
                .withColumns(table.others());
    }

    private Labels energyAndVirial() {
        Labels labels = Labels.NONE;
        var energy = takeLabel(LabelKeys.ENERGY);
        if (energy.isPresent()) {
            labels = labels.withEnergy(energy(energy.get()));
        }
        var virial = virial();
        return virial.isPresent() ? labels.withVirial(virial.get()) : labels;
    }

    /** The virial, or what the stress says of it: virial = −V·stress where a positive stress is tension. */
    private Optional<double[]> virial() {
        var virial = takeLabel(LabelKeys.VIRIAL);
        if (virial.isPresent()) {
            return virial.map(FrameHeader::tensor);
        }
        return takeLabel(LabelKeys.STRESS)
                .map(entry -> {
                    double volume = cell.volume();
                    if (!(volume > SMALLEST_VOLUME)) {
                        throw new IllegalArgumentException(
                                entry.key() + " needs a Lattice with a volume");
                    }
                    double[] tensor = tensor(entry);
                    double sign = signOfTension();
                    for (int k = 0; k < tensor.length; k++) {
                        tensor[k] *= -sign * volume;
                    }
                    return tensor;
                });
    }

    /** What the frame says of its stresses, else ASE's convention. */
    private double signOfTension() {
        Optional<String> stated = take(POSITIVE_STRESS);
        return switch (stated.map(text -> text.strip().toLowerCase(Locale.ROOT)).orElse(TENSION)) {
            case TENSION -> 1;
            case COMPRESSION -> -1;
            default ->
                    throw new IllegalArgumentException(
                            POSITIVE_STRESS
                                    + "="
                                    + stated.orElseThrow()
                                    + ", expected "
                                    + TENSION
                                    + " or "
                                    + COMPRESSION);
        };
    }

    private record Entry(String key, String value) {}

    private Optional<Entry> takeLabel(List<String> preferred) {
        return LabelKeys.find(preferred, others.keySet())
                .map(key -> new Entry(key, others.remove(key)));
    }

    private Optional<String> take(String name) {
        return Optional.ofNullable(others.remove(name));
    }

    private static double energy(Entry entry) {
        String text = entry.value().strip();
        String number = text.endsWith("eV") ? text.substring(0, text.length() - 2).strip() : text;
        double energy = number(entry.key(), number);
        if (!Double.isFinite(energy)) {
            throw new IllegalArgumentException(
                    entry.key() + "=" + text + " is not a finite number");
        }
        return energy;
    }

    private static double[] tensor(Entry entry) {
        double[] numbers = numbers(entry.key(), entry.value());
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException(
                        entry.key() + " has a component that is not a finite number");
            }
        }
        return switch (numbers.length) {
            case 9 -> numbers;
            case 6 -> fromVoigt(numbers);
            default ->
                    throw new IllegalArgumentException(
                            entry.key()
                                    + " has "
                                    + numbers.length
                                    + " numbers, expected 9 (rows) or 6 (xx yy zz yz xz xy)");
        };
    }

    private static double[] fromVoigt(double[] v) {
        return new double[] {v[0], v[5], v[4], v[5], v[1], v[3], v[4], v[3], v[2]};
    }

    private static Cell cell(String text) {
        double[] numbers = numbers("Lattice", text);
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException(
                        "Lattice has a component that is not a finite number");
            }
        }
        return switch (numbers.length) {
            case 9 -> Cell.of(numbers);
            case 3 -> Cell.orthorhombic(numbers[0], numbers[1], numbers[2]);
            case 1 -> Cell.cubic(numbers[0]);
            default ->
                    throw new IllegalArgumentException(
                            "Lattice has " + numbers.length + " numbers, expected 9, 3 or 1");
        };
    }

    private static Periodicity periodicity(String text) {
        String[] parts = parts(text);
        if (parts.length != 3 && parts.length != 1) {
            throw new IllegalArgumentException(
                    "pbc has " + parts.length + " values, expected 3 (such as \"T T T\") or 1");
        }
        return new Periodicity(
                truth(parts[0]),
                truth(parts[parts.length == 3 ? 1 : 0]),
                truth(parts[parts.length == 3 ? 2 : 0]));
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "T", "t", "True", "true", "TRUE", "1" -> true;
            case "F", "f", "False", "false", "FALSE", "0" -> false;
            default ->
                    throw new IllegalArgumentException(
                            "pbc has the value '" + text + "', expected T or F");
        };
    }

    private void requireCell(boolean latticeGiven) {
        if (periodicity.any() && !latticeGiven) {
            throw new IllegalArgumentException(
                    "pbc says that the frame is periodic, but Lattice is missing");
        }
        if (periodicity.any() && !(cell.volume() > SMALLEST_VOLUME)) {
            throw new IllegalArgumentException(
                    "Lattice is singular (volume "
                            + cell.volume()
                            + " Å³), expected three independent vectors");
        }
    }

    private static double[] numbers(String key, String text) {
        String[] parts = parts(text);
        double[] numbers = new double[parts.length];
        for (int k = 0; k < parts.length; k++) {
            numbers[k] = number(key, parts[k]);
        }
        return numbers;
    }

    private static double number(String key, String text) {
        try {
            return DecimalParser.parse(text);
        } catch (NumberFormatException malformed) {
            throw new IllegalArgumentException(
                    key + " has the value '" + text + "', expected a number", malformed);
        }
    }

    /** The entries of a vector, whether written as {@code "1 2 3"}, {@code [1, 2, 3]} or {@code _JSON [[1], [2]]}. */
    private static String[] parts(String text) {
        String bare = text.startsWith("_JSON") ? text.substring("_JSON".length()) : text;
        return SEPARATORS
                .splitAsStream(bare.strip())
                .filter(part -> !part.isEmpty())
                .toArray(String[]::new);
    }
}
