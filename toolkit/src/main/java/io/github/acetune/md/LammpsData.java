package io.github.acetune.md;

import io.github.acetune.structure.AtomColumn;
import io.github.acetune.structure.AtomicFile;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * LAMMPS data files of atom style {@code atomic}, units {@code metal} (Å, Å/ps): box, masses, positions with image flags,
 * velocities. LAMMPS wants the first cell vector along x and the second in the xy plane, so that everything is rotated; elements
 * are known by their masses, or by a comment {@code # Si} after them.
 */
public final class LammpsData {
    private LammpsData() {}

    /**
     * Writes a data file.
     *
     * @param file where to
     * @param structure what; its velocities too where it has them
     * @throws InvalidInputException where the cell has no volume or is left-handed
     */
    public static void write(Path file, Structure structure) {
        AtomicFile.writeLines(file, format(structure).lines());
    }

    static List<Element> types(Structure structure) {
        return structure.species().stream().distinct().sorted().toList();
    }

    static String format(Structure structure) {
        var box = LammpsBox.of(structure.cell());
        List<Element> types = types(structure);
        var text = new StringBuilder("LAMMPS data file, units metal, written by acetune\n\n");
        text.append(structure.size()).append(" atoms\n");
        text.append(types.size()).append(" atom types\n").append(box.dataLines());
        text.append("\nMasses\n\n");
        for (Element type : types) {
            text.append(types.indexOf(type) + 1).append(' ').append(type.mass());
            text.append(" # ").append(type.symbol()).append('\n');
        }
        text.append("\nAtoms # atomic\n\n");
        double[] positions = box.rotate(structure.positions());
        for (int atom = 0; atom < structure.size(); atom++) {
            int type = types.indexOf(structure.species().get(atom)) + 1;
            text.append(atom + 1).append(' ').append(type);
            row(text, positions, atom);
        }
        Velocities.of(structure)
                .map(box::rotate)
                .ifPresent(velocities -> {
                    text.append("\nVelocities\n\n");
                    for (int atom = 0; atom < structure.size(); atom++) {
                        text.append(atom + 1);
                        row(text, velocities, atom);
                    }
                });
        return text.toString();
    }

    private static void row(StringBuilder text, double[] vectors, int atom) {
        for (int k = 3 * atom; k < 3 * atom + 3; k++) {
            text.append(' ').append(vectors[k]);
        }
        text.append('\n');
    }

    /**
     * Reads a data file.
     *
     * @param file of atom style {@code atomic} or {@code charge}, periodic in all directions
     * @return the atoms in the order of their numbers, unwrapped by their image flags, with the column {@code velocities} where the
     *     file has them
     * @throws InvalidInputException where it is malformed, with the line
     */
    public static Structure read(Path file) {
        try {
            return new Reader(file, Files.readAllLines(file)).read();
        } catch (NoSuchFileException missing) {
            throw new InvalidInputException(file + ": no such file", missing);
        } catch (CharacterCodingException binary) {
            throw new InvalidInputException(
                    file + ": is not text, expected a LAMMPS data file", binary);
        } catch (IOException failed) {
            throw new InvalidInputException(
                    file + ": cannot be read: " + failed.getMessage(), failed);
        }
    }

    /** Goes through the lines once. */
    private static final class Reader {
        private final Path file;
        private final List<String> lines;
        private final double[] box = new double[9];
        private final Map<Integer, Element> types = new HashMap<>();
        private final List<Atom> atoms = new ArrayList<>();
        private final Map<Integer, double[]> velocities = new HashMap<>();
        private String section = "";
        private String style = "atomic";
        private int number;
        private int announced = -1;

        @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
        private record Atom(int id, int type, double[] position) {}

        Reader(Path file, List<String> lines) {
            this.file = file;
            this.lines = lines;
        }

        Structure read() {
            for (number = 1; number <= lines.size(); number++) {
                if (number > 1) {
                    try {
                        line(lines.get(number - 1));
                    } catch (NumberFormatException | ArrayIndexOutOfBoundsException unfit) {
                        throw wrong(
                                "expected a line of "
                                        + (section.isEmpty() ? "the header" : section));
                    }
                }
            }
            return structure();
        }

        private void line(String line) {
            String comment =
                    line.contains("#") ? line.substring(line.indexOf('#') + 1).strip() : "";
            String content = line.contains("#") ? line.substring(0, line.indexOf('#')) : line;
            String[] words = content.strip().split("\\s+");
            if (words[0].isEmpty()) {
                return;
            }
            if (Character.isLetter(words[0].charAt(0))) {
                section = words[0];
                style = section.equals("Atoms") && !comment.isEmpty() ? comment : style;
                if (section.equals("Atoms") && !List.of("atomic", "charge").contains(style)) {
                    throw wrong(
                            "atom style "
                                    + style
                                    + " is not understood, expected atomic or charge");
                }
                return;
            }
            switch (section) {
                case "" -> header(words);
                case "Masses" -> mass(words, comment);
                case "Atoms" -> atom(words);
                case "Velocities" -> velocities.put(Integer.parseInt(words[0]), vector(words, 1));
                default -> {
                    // bonds, coefficients and others that mean nothing here
                }
            }
        }

        private void header(String[] words) {
            String last = words[words.length - 1];
            switch (last) {
                case "xhi" -> box[0] = edge(words);
                case "yhi" -> box[4] = edge(words);
                case "zhi" -> box[8] = edge(words);
                case "yz" -> {
                    box[3] = Double.parseDouble(words[0]);
                    box[6] = Double.parseDouble(words[1]);
                    box[7] = Double.parseDouble(words[2]);
                }
                case "atoms" -> announced = Integer.parseInt(words[0]);
                default -> {
                    // other counts, which the sections tell again
                }
            }
        }

        private double edge(String[] words) {
            double edge = Double.parseDouble(words[1]) - Double.parseDouble(words[0]);
            if (!(edge > 0 && edge < Double.POSITIVE_INFINITY)) {
                throw wrong("expected a box that is longer than nothing, found " + edge + " Å");
            }
            return edge;
        }

        private void mass(String[] words, String comment) {
            double mass = Double.parseDouble(words[1]);
            Element nearest =
                    Stream.of(Element.values())
                            .min(Comparator.comparingDouble(one -> Math.abs(one.mass() - mass)))
                            .orElseThrow();
            Element element = Element.ofSymbol(comment).orElse(nearest);
            if (Math.abs(element.mass() - mass) > 0.05 * mass) {
                throw wrong("no element has the mass " + mass);
            }
            types.put(Integer.parseInt(words[0]), element);
        }

        private void atom(String[] words) {
            int first = style.equals("charge") ? 3 : 2;
            double[] position = vector(words, first);
            if (words.length >= first + 6) {
                for (int axis = 0; axis < 3; axis++) {
                    int image = Integer.parseInt(words[first + 3 + axis]);
                    for (int k = 0; k < 3; k++) {
                        position[k] += image * box[3 * axis + k];
                    }
                }
            }
            atoms.add(new Atom(Integer.parseInt(words[0]), Integer.parseInt(words[1]), position));
        }

        private double[] vector(String[] words, int from) {
            double[] vector = new double[3];
            for (int k = 0; k < 3; k++) {
                vector[k] = Double.parseDouble(words[from + k]);
                if (!Double.isFinite(vector[k])) {
                    throw wrong("'" + words[from + k] + "' is not a finite number");
                }
            }
            return vector;
        }

        private Structure structure() {
            if (atoms.isEmpty()) {
                throw wrong("no section Atoms was found");
            }
            if (box[0] == 0 || box[4] == 0 || box[8] == 0) {
                throw wrong("the box is missing, expected lines xlo xhi, ylo yhi and zlo zhi");
            }
            if (announced >= 0 && announced != atoms.size()) {
                throw wrong("found " + atoms.size() + " of " + announced + " atoms");
            }
            atoms.sort(Comparator.comparingInt(Atom::id));
            List<Element> species = new ArrayList<>();
            double[] positions = new double[3 * atoms.size()];
            double[] moving = new double[3 * atoms.size()];
            for (int k = 0; k < atoms.size(); k++) {
                Atom atom = atoms.get(k);
                Element element = types.get(atom.type());
                if (element == null) {
                    throw wrong(
                            "atom "
                                    + atom.id()
                                    + " has type "
                                    + atom.type()
                                    + ", which has no mass");
                }
                species.add(element);
                System.arraycopy(atom.position(), 0, positions, 3 * k, 3);
                double[] velocity = velocities.getOrDefault(atom.id(), new double[3]);
                System.arraycopy(velocity, 0, moving, 3 * k, 3);
            }
            Structure structure = Structure.of(species, positions, Cell.of(box), Periodicity.ALL);
            return velocities.isEmpty()
                    ? structure
                    : structure.withColumns(
                            Map.of(Velocities.COLUMN, new AtomColumn.Real(3, moving)));
        }

        private InvalidInputException wrong(String what) {
            return new InvalidInputException(
                    file + ", line " + Math.min(number, lines.size()) + ": " + what);
        }
    }
}
