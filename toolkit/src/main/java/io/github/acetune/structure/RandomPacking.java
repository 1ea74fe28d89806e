package io.github.acetune.structure;

import java.util.List;
import java.util.Random;

/**
 * Atoms thrown into a periodic cell one after the other, none closer to another (or to its own image) than a minimum
 * distance: the starting point of random structure searches and of liquids.
 */
public final class RandomPacking {
    private static final int THROWS_PER_ATOM = 2_000;
    private static final int RESTARTS = 50;

    private final List<Element> species;
    private final Cell cell;
    private final double minimumDistance;
    private final int[] images;
    private final double[] fractions;
    private final Random random;

    private RandomPacking(List<Element> species, Cell cell, double minimumDistance, long seed) {
        this.species = species;
        this.cell = cell;
        this.minimumDistance = minimumDistance;
        this.images = images(cell, minimumDistance);
        this.fractions = new double[3 * species.size()];
        this.random = new Random(seed);
    }

    /**
     * Packs atoms at random.
     *
     * @param species the elements, [nAtoms]
     * @param cell the periodic cell
     * @param minimumDistance no two atoms are closer, Å
     * @param seed the same seed gives the same positions
     * @return the packing
     * @throws InvalidInputException where the atoms do not fit, after many attempts
     */
    public static Structure of(
            List<Element> species, Cell cell, double minimumDistance, long seed) {
        if (!(cell.volume() > 0) || !(minimumDistance >= 0)) {
            throw new InvalidInputException(
                    "a random packing needs a cell with a volume and a minimum distance of at"
                            + " least 0 Å, found "
                            + cell.volume()
                            + " Å³ and "
                            + minimumDistance
                            + " Å");
        }
        return new RandomPacking(List.copyOf(species), cell, minimumDistance, seed).pack();
    }

    private Structure pack() {
        boolean imagesFit = !tooClose(0, 0, 0, true);
        for (int attempt = 0; imagesFit && attempt < RESTARTS; attempt++) {
            if (throwAll()) {
                return Structure.of(species, cell.cartesian(fractions), cell, Periodicity.ALL);
            }
        }
        throw new InvalidInputException(
                species.size()
                        + " atoms at least "
                        + minimumDistance
                        + " Å apart do not fit into "
                        + cell.volume()
                        + " Å³; enlarge the cell or lower the distance");
    }

    private boolean throwAll() {
        for (int atom = 0; atom < species.size(); atom++) {
            if (!throwOne(atom)) {
                return false;
            }
        }
        return true;
    }

    private boolean throwOne(int atom) {
        for (int attempt = 0; attempt < THROWS_PER_ATOM; attempt++) {
            for (int axis = 0; axis < 3; axis++) {
                fractions[3 * atom + axis] = random.nextDouble();
            }
            if (isFree(atom)) {
                return true;
            }
        }
        return false;
    }

    private boolean isFree(int atom) {
        for (int other = 0; other < atom; other++) {
            double u = wrapped(fractions[3 * atom] - fractions[3 * other]);
            double v = wrapped(fractions[3 * atom + 1] - fractions[3 * other + 1]);
            double w = wrapped(fractions[3 * atom + 2] - fractions[3 * other + 2]);
            if (tooClose(u, v, w, false)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a difference of fractional coordinates, or an image of it, is shorter than the minimum distance. */
    private boolean tooClose(double u, double v, double w, boolean ownImages) {
        for (int i = -images[0]; i <= images[0]; i++) {
            for (int j = -images[1]; j <= images[1]; j++) {
                for (int k = -images[2]; k <= images[2]; k++) {
                    boolean itself = ownImages && i == 0 && j == 0 && k == 0;
                    if (!itself && length(u + i, v + j, w + k) < minimumDistance) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private double length(double u, double v, double w) {
        double x = u * cell.ax() + v * cell.bx() + w * cell.cx();
        double y = u * cell.ay() + v * cell.by() + w * cell.cy();
        double z = u * cell.az() + v * cell.bz() + w * cell.cz();
        return Math.sqrt(x * x + y * y + z * z);
    }

    private static double wrapped(double fraction) {
        return fraction - Math.rint(fraction);
    }

    /** How many images to look at: those of a wrapped difference that can lie within the distance. */
    private static int[] images(Cell cell, double distance) {
        double[] heights = cell.heights();
        int[] images = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            images[axis] = (int) Math.ceil(distance / heights[axis] + 0.5);
        }
        return images;
    }
}
