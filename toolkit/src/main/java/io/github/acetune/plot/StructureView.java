package io.github.acetune.plot;

import io.github.acetune.structure.AtomColumn;
import io.github.acetune.structure.AtomicFile;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A structure, or a trajectory of them, to look at: turned with the mouse where scripts run (3Dmol.js: N. Rego and D. Koes,
 * Bioinformatics 2015, 31, 1322), a drawing elsewhere. Immutable; every method gives a changed copy.
 *
 * <pre>{@code
 * StructureView.of(structure).colourBy("forces")
 * StructureView.trajectory(frames).captions(times)
 * }</pre>
 */
public final class StructureView {
    /** How many frames a trajectory shows at most; of longer ones every second, third, … frame is shown. */
    public static final int MOST_FRAMES = 120;

    private final List<Structure> frames;
    private final AtomColours colours;
    private final List<String> captions;
    private final int width;
    private final int height;

    private StructureView(
            List<Structure> frames,
            AtomColours colours,
            List<String> captions,
            int width,
            int height) {
        this.frames = List.copyOf(frames);
        this.colours = colours;
        this.captions = List.copyOf(captions);
        this.width = width;
        this.height = height;
    }

    /**
     * A view of one structure, coloured by element.
     *
     * @param structure atoms, in a periodic cell or free
     * @return 560 by 420 pixels
     */
    public static StructureView of(Structure structure) {
        return trajectory(List.of(structure));
    }

    /**
     * A view of structures one after the other, with a slider, coloured by element.
     *
     * @param frames in order; cells and numbers of atoms may change
     * @return 560 by 420 pixels
     */
    public static StructureView trajectory(List<Structure> frames) {
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("a trajectory needs at least one structure");
        }
        return new StructureView(frames, AtomColours.byElement(frames), List.of(), 560, 420);
    }

    /**
     * Colours the atoms by numbers of one's own.
     *
     * @param title what the numbers are, with their unit, such as {@code "Local energy (eV)"}
     * @param values one per atom; of a trajectory the same for every frame
     * @return changed copy
     */
    public StructureView colourBy(String title, double... values) {
        return colourBy(title, Collections.nCopies(frames.size(), values.clone()));
    }

    /**
     * Colours the atoms of a trajectory by numbers that change.
     *
     * @param title what the numbers are, with their unit
     * @param values one array per frame, one number per atom
     * @return changed copy
     */
    public StructureView colourBy(String title, List<double[]> values) {
        if (values.size() != frames.size()) {
            throw new IllegalArgumentException(
                    frames.size() + " frames need as many arrays, found " + values.size());
        }
        for (int i = 0; i < frames.size(); i++) {
            if (values.get(i).length != frames.get(i).size()) {
                throw new IllegalArgumentException(
                        "frame "
                                + (i + 1)
                                + " has "
                                + frames.get(i).size()
                                + " atoms and "
                                + values.get(i).length
                                + " numbers");
            }
        }
        return new StructureView(
                frames, AtomColours.byNumber(title, values), captions, width, height);
    }

    /**
     * Colours the atoms by a column of their file, or by the magnitude of the force.
     *
     * @param column {@code "forces"}, or the name of a column with one number per atom
     * @return changed copy
     * @throws InvalidInputException where a frame has no such column
     */
    public StructureView colourBy(String column) {
        boolean forces = column.equals("forces");
        Function<Structure, double[]> values =
                forces ? StructureView::forces : structure -> column(structure, column);
        return colourBy(forces ? "Force (eV/Å)" : column, frames.stream().map(values).toList());
    }

    /**
     * Writes something under each frame, such as its time or energy.
     *
     * @param texts one per frame
     * @return changed copy
     */
    public StructureView captions(List<String> texts) {
        if (texts.size() != frames.size()) {
            throw new IllegalArgumentException(
                    frames.size() + " frames need as many captions, found " + texts.size());
        }
        return new StructureView(frames, colours, texts, width, height);
    }

    /**
     * Changes the size.
     *
     * @param newWidth pixels, at least 100
     * @param newHeight pixels, at least 100
     * @return changed copy
     */
    public StructureView size(int newWidth, int newHeight) {
        if (newWidth < 100 || newHeight < 100) {
            throw new IllegalArgumentException(
                    "a view is at least 100 pixels wide and high, found "
                            + newWidth
                            + " by "
                            + newHeight);
        }
        return new StructureView(frames, colours, captions, newWidth, newHeight);
    }

    /**
     * The view as a piece of a web page: the drawing, which can be turned once the page has loaded {@link
     * StructureLibrary#html()}.
     *
     * @return an HTML fragment
     */
    public String toHtml() {
        return StructureHtml.of(this);
    }

    /**
     * The first frame as a drawing on white.
     *
     * @return a complete SVG document
     */
    public String toSvg() {
        return StructureSvg.standalone(this);
    }

    /**
     * The view in words.
     *
     * @return one line: what it is, its atoms and its cell
     */
    public String toText() {
        return StructureText.of(frames);
    }

    /**
     * All forms of the view by MIME type, for a notebook.
     *
     * @return HTML, SVG and text
     */
    public Map<String, Object> mimeBundle() {
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put("text/html", StructureHtml.forNotebook(this));
        bundle.put("image/svg+xml", toSvg());
        bundle.put("text/plain", toText());
        return bundle;
    }

    /**
     * Writes the drawing of the first frame.
     *
     * @param file where to, in a folder that exists; replaced atomically
     */
    public void writeSvg(Path file) {
        AtomicFile.write(file, out -> out.write(toSvg().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return toText();
    }

    List<Structure> frames() {
        return frames;
    }

    AtomColours colours() {
        return colours;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Which frames are shown: all, or of a long trajectory evenly spaced ones, the first and the last among them. */
    int[] shownFrames() {
        int count = frames.size();
        if (count <= MOST_FRAMES) {
            return IntStream.range(0, count).toArray();
        }
        return IntStream.range(0, MOST_FRAMES)
                .map(i -> (int) Math.round(i * (count - 1.0) / (MOST_FRAMES - 1)))
                .toArray();
    }

    /** What is written under a frame. */
    String caption(int frame) {
        return captions.isEmpty() ? "" : captions.get(frame);
    }

    private static double[] forces(Structure structure) {
        double[] forces =
                structure
                        .labels()
                        .forces()
                        .orElseThrow(() ->
                                new InvalidInputException(
                                        structure.describe() + ": no forces to colour by"));
        return IntStream.range(0, structure.size())
                .mapToDouble(i ->
                        Math.hypot(Math.hypot(forces[3 * i], forces[3 * i + 1]), forces[3 * i + 2]))
                .toArray();
    }

    private static double[] column(Structure structure, String name) {
        return switch (structure.columns().get(name)) {
            case AtomColumn.Real(int columns, double[] values) when columns == 1 -> values.clone();
            case AtomColumn.Text(char type, int columns, List<String> values)
                    when type == 'I' && columns == 1 ->
                    values.stream().mapToDouble(Double::parseDouble).toArray();
            case null, default ->
                    throw new InvalidInputException(
                            structure.describe()
                                    + ": no column '"
                                    + name
                                    + "' with one number per atom; it has "
                                    + structure.columns().keySet()
                                    + (structure.labels().forces().isPresent()
                                            ? " and forces"
                                            : ""));
        };
    }
}
