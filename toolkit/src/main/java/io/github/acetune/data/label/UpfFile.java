package io.github.acetune.data.label;

import io.github.acetune.structure.Element;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/**
 * Tabulates a GTH pseudopotential in Quantum ESPRESSO's UPF format, in Rydberg units. The matrix h of each angular momentum is
 * diagonalised, so that the nonlocal part is diagonal. pw.x also knows GTH parameters themselves, but leaves out a part of the
 * stress for them.
 *
 * <p>Starting densities and orbitals are of Slater type and matter only as a first guess.
 */
final class UpfFile {
    private static final int POINTS = 1401;
    private static final double STEP = 0.01;
    private static final int CUTOFF_INDEX = 1001;

    private final GthPotential potential;
    private final StringBuilder text = new StringBuilder();

    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    private record Projector(int l, double strength, double[] values) {}

    private UpfFile(GthPotential potential) {
        this.potential = potential;
    }

    static String of(GthPotential potential) {
        return new UpfFile(potential).write();
    }

    private String write() {
        List<Projector> projectors = projectors();
        header(projectors);
        mesh();
        table("PP_LOCAL", "", this::local);
        nonlocal(projectors);
        orbitals();
        text.append("</UPF>\n");
        return text.toString();
    }

    private void header(List<Projector> projectors) {
        String symbol = potential.element().symbol();
        int highest = projectors.stream().mapToInt(Projector::l).max().orElse(0);
        text.append("<UPF version=\"2.0.1\">\n<PP_INFO>\nGTH-PBE-q")
                .append(potential.charge())
                .append(' ')
                .append(symbol)
                .append(" (Goedecker-Teter-Hutter, Krack) tabulated by acetune\n</PP_INFO>\n");
        text.append(
                String.format(
                        Locale.ROOT,
                        "<PP_HEADER generated=\"acetune\" author=\"Goedecker, Teter, Hutter, Krack\" date=\"\""
                                + " comment=\"GTH-PBE\" element=\"%s\" pseudo_type=\"NC\" relativistic=\"no\""
                                + " is_ultrasoft=\"F\" is_paw=\"F\" is_coulomb=\"F\" has_so=\"F\" has_wfc=\"F\""
                                + " has_gipaw=\"F\" paw_as_gipaw=\"F\" core_correction=\"F\" functional=\"PBE\""
                                + " z_valence=\"%d.0\" total_psenergy=\"0.0\" wfc_cutoff=\"0.0\" rho_cutoff=\"0.0\""
                                + " l_max=\"%d\" l_max_rho=\"0\" l_local=\"-1\" mesh_size=\"%d\" number_of_wfc=\"2\""
                                + " number_of_proj=\"%d\"/>%n",
                        symbol,
                        potential.charge(),
                        highest,
                        POINTS,
                        projectors.size()));
    }

    private void mesh() {
        text.append(
                String.format(
                        Locale.ROOT,
                        "<PP_MESH dx=\"0.0\" mesh=\"%d\" xmin=\"0.0\" rmax=\"%.2f\" zmesh=\"%d.0\">%n",
                        POINTS,
                        (POINTS - 1) * STEP,
                        potential.element().atomicNumber()));
        table("PP_R", "", k -> k * STEP);
        table("PP_RAB", "", _ -> STEP);
        text.append("</PP_MESH>\n");
    }

    /** Equation 1 of Hartwigsen et al., times two for Rydberg. */
    private double local(int k) {
        double r = k * STEP;
        double charge = potential.charge();
        double radius = potential.radius();
        double coulomb =
                k == 0
                        ? -charge * Math.sqrt(2 / Math.PI) / radius
                        : -charge / r * ErrorFunction.of(r / (Math.sqrt(2) * radius));
        double square = Math.pow(r / radius, 2);
        double polynomial = 0;
        for (int i = potential.coefficients().size() - 1; i >= 0; i--) {
            polynomial = polynomial * square + potential.coefficients().get(i);
        }
        return 2 * (coulomb + Math.exp(-square / 2) * polynomial);
    }

    /** Equation 3 of Hartwigsen et al., times r, in the directions in which h is diagonal. */
    private List<Projector> projectors() {
        var all = new ArrayList<Projector>();
        for (int l = 0; l < potential.channels().size(); l++) {
            GthPotential.Channel channel = potential.channels().get(l);
            int size = channel.strengths().length;
            var eigen = SymmetricEigen.of(channel.strengths());
            for (int k = 0; k < size; k++) {
                double[] values = new double[POINTS];
                for (int i = 0; i < size; i++) {
                    double weight = eigen.vectors()[i][k];
                    for (int point = 0; point < POINTS; point++) {
                        double r = point * STEP;
                        values[point] += weight * r * projector(l, i, channel.radius(), r);
                    }
                }
                all.add(new Projector(l, 2 * eigen.values()[k], values));
            }
        }
        return all;
    }

    private static double projector(int l, int i, double radius, double r) {
        double power = l + (4 * i + 3) / 2.0;
        return Math.sqrt(2)
                * Math.pow(r, l + 2 * i)
                * Math.exp(-r * r / (2 * radius * radius))
                / (Math.pow(radius, power) * Math.sqrt(gammaOfHalf(power)));
    }

    /** Γ at half-integers. */
    private static double gammaOfHalf(double x) {
        double gamma = Math.sqrt(Math.PI);
        for (double at = 0.5; at < x - 0.1; at++) {
            gamma *= at;
        }
        return gamma;
    }

    private void nonlocal(List<Projector> projectors) {
        int count = projectors.size();
        text.append("<PP_NONLOCAL>\n");
        for (int k = 0; k < count; k++) {
            Projector projector = projectors.get(k);
            String attributes =
                    String.format(
                            Locale.ROOT,
                            " index=\"%d\" label=\"b\" angular_momentum=\"%d\" cutoff_radius_index=\"%d\""
                                    + " cutoff_radius=\"%.2f\" ultrasoft_cutoff_radius=\"0.0\"",
                            k + 1,
                            projector.l(),
                            CUTOFF_INDEX,
                            (CUTOFF_INDEX - 1) * STEP);
            table("PP_BETA." + (k + 1), attributes, point -> projector.values()[point]);
        }
        double[] strengths = new double[count * count];
        for (int k = 0; k < count; k++) {
            strengths[k * (count + 1)] = projectors.get(k).strength();
        }
        table("PP_DIJ", "", strengths);
        text.append("</PP_NONLOCAL>\n");
    }

    private void orbitals() {
        int shell = potential.element() == Element.Si ? 3 : 4;
        double exponent =
                switch (potential.element()) {
                    case Si -> 1.38;
                    case Sb -> 1.575;
                    case Te -> 1.7375;
                    default -> 1.5;
                };
        double[] orbital = new double[POINTS];
        double norm = 0;
        for (int k = 0; k < POINTS; k++) {
            orbital[k] = Math.pow(k * STEP, shell) * Math.exp(-exponent * k * STEP);
            norm += orbital[k] * orbital[k] * STEP;
        }
        double scale = 1 / Math.sqrt(norm);
        text.append("<PP_PSWFC>\n");
        for (int l = 0; l < 2; l++) {
            String attributes =
                    String.format(
                            Locale.ROOT,
                            " index=\"%d\" label=\"%d%s\" l=\"%d\" occupation=\"%d.0\" n=\"%d\""
                                    + " pseudo_energy=\"0.0\" cutoff_radius=\"0.0\" ultrasoft_cutoff_radius=\"0.0\"",
                            l + 1,
                            shell,
                            l == 0 ? "S" : "P",
                            l,
                            l == 0 ? 2 : potential.charge() - 2,
                            l + 1);
            table("PP_CHI." + (l + 1), attributes, k -> scale * orbital[k]);
        }
        text.append("</PP_PSWFC>\n");
        table("PP_RHOATOM", "", k -> potential.charge() * Math.pow(scale * orbital[k], 2));
    }

    private void table(String tag, String attributes, IntToDoubleFunction value) {
        double[] values = new double[POINTS];
        Arrays.setAll(values, value);
        table(tag, attributes, values);
    }

    private void table(String tag, String attributes, double... values) {
        text.append('<')
                .append(tag)
                .append(" type=\"real\" size=\"")
                .append(values.length)
                .append("\" columns=\"4\"")
                .append(attributes)
                .append(">\n");
        for (int k = 0; k < values.length; k++) {
            text.append(String.format(Locale.ROOT, "%22.14E", values[k]));
            text.append(k % 4 == 3 || k == values.length - 1 ? '\n' : ' ');
        }
        text.append("</").append(tag).append(">\n");
    }
}
