package io.github.acetune.md;

import io.github.acetune.structure.Cell;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Periodicity;
import java.util.Locale;

/**
 * A cell as LAMMPS has it: a along x, b in the xy plane, c above it, so that everything is rotated with it. A triclinic box has
 * the edges (lx, 0, 0), (xy, ly, 0), (xz, yz, lz).
 */
final class LammpsBox {
    final double lx;
    final double ly;
    final double lz;
    final double xy;
    final double xz;
    final double yz;
    private final double[] rotation;

    private LammpsBox(double[] edges, double[] rotation) {
        this.lx = edges[0];
        this.ly = edges[1];
        this.lz = edges[2];
        this.xy = edges[3];
        this.xz = edges[4];
        this.yz = edges[5];
        this.rotation = rotation;
    }

    static LammpsBox of(Cell cell) {
        if (!(cell.signedVolume() > 0)) {
            throw new InvalidInputException(
                    "LAMMPS needs a right-handed cell with a volume, found "
                            + cell.signedVolume()
                            + " Å³");
        }
        double[] a = {cell.ax(), cell.ay(), cell.az()};
        double[] b = {cell.bx(), cell.by(), cell.bz()};
        double[] c = {cell.cx(), cell.cy(), cell.cz()};
        double lx = Math.sqrt(dot(a, a));
        double[] x = scaled(a, 1 / lx);
        double xy = dot(b, x);
        double[] across = {b[0] - xy * x[0], b[1] - xy * x[1], b[2] - xy * x[2]};
        double ly = Math.sqrt(dot(across, across));
        double[] y = scaled(across, 1 / ly);
        double[] z = {
            x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]
        };
        double[] edges = {lx, ly, dot(c, z), xy, dot(c, x), dot(c, y)};
        double[] rotation = {x[0], y[0], z[0], x[1], y[1], z[1], x[2], y[2], z[2]};
        return new LammpsBox(edges, rotation);
    }

    private static double dot(double[] u, double[] v) {
        return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    }

    private static double[] scaled(double[] v, double factor) {
        return new double[] {factor * v[0], factor * v[1], factor * v[2]};
    }

    /** Vectors in the axes of the box. */
    double[] rotate(double[] vectors) {
        double[] rotated = vectors.clone();
        Tensors.transform(rotated, rotation);
        return rotated;
    }

    boolean triclinic() {
        double small = 1e-12 * lx;
        return Math.abs(xy) > small || Math.abs(xz) > small || Math.abs(yz) > small;
    }

    /** The edges as lines of a data file. */
    String dataLines() {
        String lines =
                String.format(
                        Locale.ROOT,
                        "0 %s xlo xhi%n0 %s ylo yhi%n0 %s zlo zhi%n".replace("%n", "\n"),
                        lx,
                        ly,
                        lz);
        return triclinic() ? lines + xy + " " + xz + " " + yz + " xy xz yz\n" : lines;
    }

    /** The bounding box of a dump. */
    String dumpBounds(Periodicity periodicity) {
        String ends =
                String.format(
                        "%s %s %s",
                        letters(periodicity.a()),
                        letters(periodicity.b()),
                        letters(periodicity.c()));
        if (!triclinic()) {
            return "ITEM: BOX BOUNDS " + ends + "\n0 " + lx + "\n0 " + ly + "\n0 " + lz + "\n";
        }
        double low = Math.min(Math.min(0, xy), Math.min(xz, xy + xz));
        double high = Math.max(Math.max(0, xy), Math.max(xz, xy + xz));
        return "ITEM: BOX BOUNDS xy xz yz "
                + ends
                + "\n"
                + (low + " " + (lx + high) + " " + xy + "\n")
                + (Math.min(0, yz) + " " + (ly + Math.max(0, yz)) + " " + xz + "\n")
                + ("0 " + lz + " " + yz + "\n");
    }

    private static String letters(boolean periodic) {
        return periodic ? "pp" : "ff";
    }
}
