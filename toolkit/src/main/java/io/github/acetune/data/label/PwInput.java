package io.github.acetune.data.label;

import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The input of one pw.x calculation.
 *
 * @param structure in the cell to calculate in
 * @param cutoff of the plane waves, Ry
 * @param smearing eV
 * @param points k-points
 * @param magnetization of the atoms to start from, by element; empty for no spin
 * @param mixing of old and new densities, 0 to 1
 * @param steps self-consistency steps at most
 * @param diagonalization pw.x's name of the method
 */
record PwInput(
        Structure structure,
        double cutoff,
        double smearing,
        KpointGrid points,
        List<Double> magnetization,
        double mixing,
        int steps,
        String diagonalization) {
    /** eV. */
    static final double RYDBERG = 13.605693122994;

    /** The elements in the order of their types. */
    List<Element> types() {
        return structure.species().stream()
                .distinct()
                .sorted(Comparator.comparing(Element::symbol))
                .toList();
    }

    List<String> pseudopotentials() {
        return types().stream().map(element -> pseudopotential(element, spin())).toList();
    }

    /** The file of an element: {@link GthFile} with spin, else {@link UpfFile}. */
    static String pseudopotential(Element element, boolean spin) {
        return element.symbol() + (spin ? ".pbe.gth" : ".pbe-gth.UPF");
    }

    private boolean spin() {
        return !magnetization.isEmpty();
    }

    String text(String pseudoFolder, String outputFolder) {
        var text = new StringBuilder();
        control(text, pseudoFolder, outputFolder);
        system(text);
        electrons(text);
        text.append("ATOMIC_SPECIES\n");
        for (Element element : types()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%s %.4f %s%n",
                            element.symbol(),
                            element.mass(),
                            pseudopotential(element, spin())));
        }
        geometry(text);
        points(text);
        return text.toString();
    }

    private static void control(StringBuilder text, String pseudoFolder, String outputFolder) {
        text.append("&control\n calculation='scf', pseudo_dir='")
                .append(pseudoFolder)
                .append("', outdir='")
                .append(outputFolder)
                .append("', prefix='p'\n tprnfor=.true., tstress=.true., disk_io='none',")
                .append(" verbosity='low'\n/\n");
    }

    private void system(StringBuilder text) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "&system%n ibrav=0, nat=%d, ntyp=%d, ecutwfc=%s, input_dft='PBE'%n"
                                + " occupations='smearing', smearing='gaussian', degauss=%.8f%n",
                        structure.size(),
                        types().size(),
                        cutoff,
                        smearing / RYDBERG));
        if (!points.symmetric()) {
            text.append(" nosym=.true.\n");
        }
        if (spin()) {
            text.append(" nspin=2\n");
            for (int k = 0; k < magnetization.size(); k++) {
                text.append(
                        String.format(
                                Locale.ROOT,
                                " starting_magnetization(%d)=%s%n",
                                k + 1,
                                magnetization.get(k)));
            }
        }
        text.append("/\n");
    }

    private void electrons(StringBuilder text) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "&electrons%n conv_thr=%s, mixing_beta=%s, electron_maxstep=%d,"
                                + " diagonalization='%s', startingwfc='atomic+random'%n/%n",
                        DftSystem.CONVERGENCE * structure.size(),
                        mixing,
                        steps,
                        diagonalization));
    }

    private void geometry(StringBuilder text) {
        Cell cell = structure.cell();
        double[] vectors = cell.toArray();
        text.append("CELL_PARAMETERS angstrom\n");
        for (int row = 0; row < 9; row += 3) {
            text.append(line("", vectors, row));
        }
        text.append("ATOMIC_POSITIONS angstrom\n");
        double[] positions = structure.positions();
        for (int atom = 0; atom < structure.size(); atom++) {
            text.append(line(structure.species().get(atom).symbol() + " ", positions, 3 * atom));
        }
    }

    private static String line(String start, double[] values, int at) {
        return String.format(
                Locale.ROOT,
                "%s%.10f %.10f %.10f%n",
                start,
                values[at],
                values[at + 1],
                values[at + 2]);
    }

    private void points(StringBuilder text) {
        text.append(
                points.divisions().equals(List.of(1, 1, 1))
                        ? "K_POINTS gamma\n"
                        : "K_POINTS automatic\n" + points.text() + " " + points.shiftText() + "\n");
    }
}
