package io.github.acetune.plot;

import io.github.acetune.analysis.BondCutoff;
import io.github.acetune.analysis.Crystallinity;
import io.github.acetune.validate.TrajectoryErrors;
import io.github.acetune.validate.physical.Check;
import io.github.acetune.validate.physical.PropertyCurve;
import io.github.acetune.validate.physical.PropertySheet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Figures of what potentials say about physics, several potentials side by side, references beside them. */
public final class ValidationPlots {
    private static final int MOST_COLUMNS = 3;

    /** eV/atom, of relaxed packings. */
    private static final double LOWEST_SHOWN = -0.5;

    private ValidationPlots() {}

    /**
     * Energy against volume, a panel for each crystal.
     *
     * @param potentials lines
     * @param references points for the first one, such as DFT; the others are left out
     * @return the figure
     */
    public static Figure energyVolume(
            List<PropertySheet> potentials, List<PropertySheet> references) {
        return panels(
                Check.ENERGY_VOLUME,
                Axis.of("Volume", "Å³/atom"),
                Axis.of("Energy", "eV/atom"),
                potentials,
                references);
    }

    /**
     * Phonon frequencies along paths through the Brillouin zones, a panel for each crystal; imaginary frequencies are negative.
     *
     * @param potentials lines
     * @param references points for the first one, such as DFT
     * @return the figure
     */
    public static Figure phonons(List<PropertySheet> potentials, List<PropertySheet> references) {
        return panels(
                Check.PHONONS,
                Axis.of("Path through the zone"),
                Axis.of("Frequency", "THz"),
                potentials,
                references);
    }

    /**
     * Energies of pairs of atoms against their distance, a panel for each pair of elements.
     *
     * @param potentials lines
     * @return the figure, from 10 eV below to 25 eV above the free atoms
     */
    public static Figure dimers(List<PropertySheet> potentials) {
        return panels(
                Check.DIMERS,
                Axis.of("Distance", "Å"),
                Axis.of("Energy", "eV").range(-10, 25),
                potentials,
                List.of());
    }

    /**
     * Relaxed random packings: energy above the crystal against volume.
     *
     * @param potentials points
     * @return the figure, down to 0.5 eV/atom below the crystal
     */
    public static Figure packings(List<PropertySheet> potentials) {
        Panel panel =
                Panel.of(Axis.of("Volume", "Å³/atom"), packingAxis(potentials))
                        .with(
                                new Mark.Guide(
                                        Mark.Direction.HORIZONTAL,
                                        0,
                                        LineStyle.of(Palette.GREY).width(1).dash(Dash.DASHED),
                                        "crystal"));
        var hidden = new StringBuilder();
        for (int k = 0; k < potentials.size(); k++) {
            PropertySheet sheet = potentials.get(k);
            for (PropertyCurve curve : sheet.curves(Check.PACKINGS)) {
                int[] shown =
                        IntStream.range(0, curve.y().size())
                                .filter(i -> curve.y().get(i) >= LOWEST_SHOWN)
                                .toArray();
                int below = curve.y().size() - shown.length;
                if (below > 0) {
                    hidden.append(hidden.isEmpty() ? "" : "\n")
                            .append(below + " of " + sheet.name() + " lie lower");
                }
                panel = panel.with(packings(sheet.name(), curve, shown, k));
            }
        }
        return Figure.of(
                hidden.isEmpty()
                        ? panel
                        : panel.with(new Mark.Note(hidden.toString(), Mark.Corner.BOTTOM_RIGHT)));
    }

    private static Scatter packings(String name, PropertyCurve curve, int[] shown, int series) {
        return Scatter.points(
                name,
                Values.of(curve.x()).pick(shown),
                Values.of(curve.y()).pick(shown),
                MarkerStyle.of(Palette.series(series))
                        .symbol(Palette.SYMBOLS.get(series % Palette.SYMBOLS.size())));
    }

    /** Some potentials fall without bound, which would leave nothing to see of the others. */
    private static Axis packingAxis(List<PropertySheet> potentials) {
        double[] energies =
                potentials.stream()
                        .flatMap(sheet -> sheet.curves(Check.PACKINGS).stream())
                        .flatMap(curve -> curve.y().stream())
                        .mapToDouble(Double::doubleValue)
                        .toArray();
        Axis axis = Axis.of("Energy above the crystal", "eV/atom");
        double lowest = Arrays.stream(energies).min().orElse(0);
        double highest = Arrays.stream(energies).max().orElse(1);
        return lowest < LOWEST_SHOWN
                ? axis.range(LOWEST_SHOWN, Math.max(0.2, 1.1 * highest))
                : axis;
    }

    /**
     * Temperature and potential energy of a crystal that is heated, against time.
     *
     * @param potentials lines, which end where a run left physics
     * @return the figure
     */
    public static Figure dynamics(List<PropertySheet> potentials) {
        Panel temperature = dynamics(potentials, "temperature", Axis.of("Temperature", "K"));
        Panel energy =
                dynamics(
                        potentials,
                        "potential energy",
                        Axis.of("Energy above the crystal", "eV/atom"));
        return Figure.grid(2, temperature, energy).size(960, 400);
    }

    private static Panel dynamics(List<PropertySheet> potentials, String name, Axis axis) {
        Panel panel = Panel.of(Axis.of("Time", "ps"), axis);
        for (int k = 0; k < potentials.size(); k++) {
            for (PropertyCurve curve : potentials.get(k).curves(Check.DYNAMICS)) {
                if (curve.panel().equals(name)) {
                    panel = panel.with(line(potentials.get(k).name(), curve, Palette.series(k)));
                }
            }
        }
        return panel;
    }

    private static Figure panels(
            Check check,
            Axis x,
            Axis y,
            List<PropertySheet> potentials,
            List<PropertySheet> references) {
        List<String> titles =
                potentials.stream()
                        .flatMap(sheet -> sheet.curves(check).stream())
                        .map(PropertyCurve::panel)
                        .distinct()
                        .toList();
        List<Panel> panels = new ArrayList<>();
        for (String title : titles) {
            Panel panel = Panel.of(x, y).titled(title);
            for (int k = 0; k < potentials.size(); k++) {
                for (PropertyCurve curve : of(potentials.get(k), check, title)) {
                    panel = panel.with(line(potentials.get(k).name(), curve, Palette.series(k)));
                }
            }
            if (!references.isEmpty()) {
                for (PropertyCurve curve : of(references.getFirst(), check, title)) {
                    panel = panel.with(points(references.getFirst().name(), curve));
                }
            }
            panels.add(withLabels(panel, potentials, check, title));
        }
        if (panels.isEmpty()) {
            return Figure.of(Panel.of(x, y));
        }
        int columns = Math.min(MOST_COLUMNS, panels.size());
        int rows = (panels.size() + columns - 1) / columns;
        return Figure.grid(columns, panels.toArray(Panel[]::new))
                .size(Math.max(620, 330 * columns), 80 + (columns == 1 ? 380 : 260) * rows);
    }

    private static List<PropertyCurve> of(PropertySheet sheet, Check check, String panel) {
        return sheet.curves(check).stream().filter(one -> one.panel().equals(panel)).toList();
    }

    private static Panel withLabels(
            Panel panel, List<PropertySheet> sheets, Check check, String title) {
        List<PropertyCurve.Label> labels =
                sheets.stream()
                        .flatMap(sheet -> of(sheet, check, title).stream())
                        .findFirst()
                        .map(PropertyCurve::labels)
                        .orElse(List.of());
        Panel labelled = panel;
        for (PropertyCurve.Label label : labels) {
            labelled =
                    labelled.with(
                            new Mark.Guide(
                                    Mark.Direction.VERTICAL,
                                    label.place(),
                                    LineStyle.of(Palette.GREY).width(1),
                                    label.name()));
        }
        return labelled;
    }

    private static Scatter line(String name, PropertyCurve curve, Colour colour) {
        return Scatter.line(
                name, Values.of(curve.x()), Values.of(curve.y()), LineStyle.of(colour).width(1.6));
    }

    private static Scatter points(String name, PropertyCurve curve) {
        return Scatter.points(
                name,
                Values.of(curve.x()),
                Values.of(curve.y()),
                MarkerStyle.of(Palette.INK).size(4));
    }

    /**
     * Errors of potentials along a trajectory, phases shaded; below them the mean coordination number of each frame, coloured by the
     * share of atoms that have the trajectory's most frequent one (Figures 4 and 6 of D. F. Thomas du Toit et al., J. Chem. Theory
     * Comput. 2024, 20, 10103).
     *
     * @param errors of the potentials
     * @param cutoff atoms nearer than this are bonded; {@link BondCutoff#ofRadii} of a frame is usual
     * @return three panels over one axis of time
     */
    public static Figure trajectoryErrors(TrajectoryErrors errors, BondCutoff cutoff) {
        return new TrajectoryErrorsPlot(errors, AtomicOrder.coordination(errors.frames(), cutoff))
                .figure();
    }

    /**
     * The same with the mean crystallinity of each frame below, coloured by the share of crystalline atoms.
     *
     * @param errors of the potentials
     * @param crystallinity of the same frames
     * @return three panels over one axis of time
     */
    public static Figure trajectoryErrors(TrajectoryErrors errors, Crystallinity crystallinity) {
        return new TrajectoryErrorsPlot(errors, AtomicOrder.crystallinity(crystallinity)).figure();
    }

    /**
     * The frames of a trajectory as a view with a slider, atoms coloured by their coordination numbers.
     *
     * @param errors of the potentials, shown under each frame
     * @param cutoff atoms nearer than this are bonded
     * @return the view
     */
    public static StructureView trajectoryView(TrajectoryErrors errors, BondCutoff cutoff) {
        return new TrajectoryErrorsPlot(errors, AtomicOrder.coordination(errors.frames(), cutoff))
                .view();
    }

    /**
     * The same, atoms coloured by their crystallinity.
     *
     * @param errors of the potentials, shown under each frame
     * @param crystallinity of the same frames
     * @return the view
     */
    public static StructureView trajectoryView(
            TrajectoryErrors errors, Crystallinity crystallinity) {
        return new TrajectoryErrorsPlot(errors, AtomicOrder.crystallinity(crystallinity)).view();
    }
}
