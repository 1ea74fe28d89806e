package io.github.acetune.data.label;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What pw.x found.
 *
 * @param freeEnergy E − TS of the smearing, whose derivatives forces and stress are, eV
 * @param smearing its part −TS, eV
 * @param forces [3·nAtoms], row-major, eV/Å
 * @param stress dE/dε/V, positive under tension, [9], row-major, eV/Å³
 * @param seconds of computing
 * @param version of pw.x
 */
@SuppressWarnings("ArrayRecordComponent") // internal carrier, not compared
record PwOutput(
        double freeEnergy,
        double smearing,
        double[] forces,
        double[] stress,
        double seconds,
        String version) {
    private static final double BOHR = 0.529177210903;
    private static final Pattern ENERGY =
            Pattern.compile("(?m)^!\\s+total energy\\s+=\\s+(\\S+) Ry");
    private static final Pattern SMEARING =
            Pattern.compile("smearing contrib\\. \\(-TS\\)\\s+=\\s+(\\S+) Ry");
    private static final Pattern FORCE =
            Pattern.compile(
                    "atom\\s+\\d+\\s+type\\s+\\d+\\s+force =\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)");
    private static final Pattern CPU =
            Pattern.compile("PWSCF\\s+:\\s+(?:(\\d+)h)?\\s*(?:(\\d+)m)?\\s*(?:([\\d.]+)s)? CPU");
    private static final Pattern VERSION = Pattern.compile("Program PWSCF v\\.(\\S+)");

    /** Reads the output; empty where the calculation did not converge or broke off. */
    static Optional<PwOutput> parse(String text, int atoms) {
        Optional<String> energy = last(ENERGY, text);
        int forcesAt = text.lastIndexOf("Forces acting on atoms");
        int stressAt = text.lastIndexOf("total   stress");
        if (energy.isEmpty()
                || text.contains("convergence NOT achieved")
                || forcesAt < 0
                || stressAt < 0) {
            return Optional.empty();
        }
        double[] forces = new double[3 * atoms];
        Matcher force = FORCE.matcher(text).region(forcesAt, text.length());
        for (int k = 0; k < forces.length; k += 3) {
            if (!force.find()) {
                return Optional.empty();
            }
            for (int axis = 0; axis < 3; axis++) {
                forces[k + axis] =
                        Double.parseDouble(force.group(axis + 1)) * PwInput.RYDBERG / BOHR;
            }
        }
        return Optional.of(
                new PwOutput(
                        Double.parseDouble(energy.get()) * PwInput.RYDBERG,
                        last(SMEARING, text).map(Double::parseDouble).orElse(0.0) * PwInput.RYDBERG,
                        forces,
                        stress(text.substring(stressAt)),
                        seconds(text),
                        last(VERSION, text).orElse("of unknown version")));
    }

    private static double[] stress(String text) {
        double[] stress = new double[9];
        String[] lines = text.split("\\R", 5);
        for (int row = 0; row < 3; row++) {
            String[] words = lines[row + 1].strip().split("\\s+", -1);
            for (int column = 0; column < 3; column++) {
                // pw.x prints the pressure tensor, which is positive under compression.
                stress[3 * row + column] =
                        -Double.parseDouble(words[column]) * PwInput.RYDBERG / (BOHR * BOHR * BOHR);
            }
        }
        return stress;
    }

    private static double seconds(String text) {
        Matcher matcher = CPU.matcher(text);
        double seconds = 0;
        while (matcher.find()) {
            seconds = 3600 * number(matcher.group(1));
            seconds += 60 * number(matcher.group(2)) + number(matcher.group(3));
        }
        return seconds;
    }

    private static double number(String text) {
        return text == null ? 0 : Double.parseDouble(text);
    }

    private static Optional<String> last(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        Optional<String> found = Optional.empty();
        while (matcher.find()) {
            found = Optional.of(matcher.group(1));
        }
        return found;
    }
}
