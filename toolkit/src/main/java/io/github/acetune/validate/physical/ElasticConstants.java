package io.github.acetune.validate.physical;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.Units;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Elastic constants C_ij in Voigt's order xx, yy, zz, yz, xz, xy: central differences of the stress at strains of ±0.0005 and
 * ±0.001, Richardson-extrapolated.
 *
 * @param constants [6][6], GPa, row by row: stress i for strain j
 */
public record ElasticConstants(List<List<Double>> constants) {
    private static final double STRAIN = 5e-4;
    private static final int[][] COMPONENTS = {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}};

    /** Copies the rows. */
    public ElasticConstants {
        constants = constants.stream().map(List::copyOf).toList();
    }

    /**
     * With the atoms at rest under each strain.
     *
     * @param potential the forces
     * @param crystal at rest
     * @return the constants
     */
    public static ElasticConstants relaxed(Calculator potential, Structure crystal) {
        return of(potential, crystal, true);
    }

    /**
     * With the atoms where the strain puts them.
     *
     * @param potential the forces
     * @param crystal at rest
     * @return the constants
     */
    public static ElasticConstants clamped(Calculator potential, Structure crystal) {
        return of(potential, crystal, false);
    }

    private static ElasticConstants of(Calculator potential, Structure crystal, boolean settle) {
        double[][] columns =
                IntStream.range(0, 6)
                        .mapToObj(j -> column(potential, crystal, j, settle))
                        .toArray(double[][]::new);
        return new ElasticConstants(
                IntStream.range(0, 6)
                        .mapToObj(i -> Arrays.stream(columns).map(column -> column[i]).toList())
                        .toList());
    }

    private static double[] column(
            Calculator potential, Structure crystal, int component, boolean settle) {
        double[] fine = differences(potential, crystal, component, STRAIN, settle);
        double[] coarse = differences(potential, crystal, component, 2 * STRAIN, settle);
        double[] column = new double[6];
        for (int i = 0; i < 6; i++) {
            column[i] = (4 * fine[i] - coarse[i]) / 3;
        }
        return column;
    }

    private static double[] differences(
            Calculator potential, Structure crystal, int component, double strain, boolean settle) {
        double[] up = stress(potential, crystal, component, strain, settle);
        double[] down = stress(potential, crystal, component, -strain, settle);
        double[] differences = new double[6];
        for (int i = 0; i < 6; i++) {
            differences[i] = (up[i] - down[i]) / (2 * strain);
        }
        return differences;
    }

    private static double[] stress(
            Calculator potential, Structure crystal, int component, double strain, boolean settle) {
        int a = COMPONENTS[component][0];
        int b = COMPONENTS[component][1];
        double[] tensor = new double[9];
        // A shear of Voigt's strain γ is γ/2 in both off-diagonal places.
        tensor[3 * a + b] = a == b ? strain : strain / 2;
        tensor[3 * b + a] = tensor[3 * a + b];
        Structure strained = Deformations.strain(crystal, tensor);
        Structure ready = settle ? Strains.relaxed(potential, strained) : strained;
        double[] virial = potential.calculate(ready).virial();
        double[] stress = new double[6];
        for (int i = 0; i < 6; i++) {
            stress[i] =
                    -Units.GIGAPASCAL
                            * virial[3 * COMPONENTS[i][0] + COMPONENTS[i][1]]
                            / ready.cell().volume();
        }
        return stress;
    }

    /**
     * One constant.
     *
     * @param i Voigt index of the stress, 1 to 6
     * @param j of the strain, 1 to 6
     * @return GPa
     */
    public double c(int i, int j) {
        return constants.get(i - 1).get(j - 1);
    }

    /**
     * Voigt's average of the bulk modulus.
     *
     * @return GPa
     */
    public double bulkModulus() {
        return (c(1, 1) + c(2, 2) + c(3, 3) + 2 * (c(1, 2) + c(1, 3) + c(2, 3))) / 9;
    }

    /**
     * The constants as a table.
     *
     * @return six rows and columns, GPa
     */
    public Table table() {
        Table table =
                Table.create(
                        "Elastic constants (GPa)",
                        StringColumn.create("stress", "xx", "yy", "zz", "yz", "xz", "xy"));
        List<String> names = List.of("xx", "yy", "zz", "yz", "xz", "xy");
        for (int j = 0; j < 6; j++) {
            int column = j;
            table.addColumns(
                    DoubleColumn.create(
                            names.get(j),
                            constants.stream().mapToDouble(row -> row.get(column)).toArray()));
        }
        return table;
    }
}
