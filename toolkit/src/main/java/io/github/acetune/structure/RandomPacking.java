package io.github.acetune.structure;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/**
 * Atoms thrown into a periodic cell one after the other, none closer to another (or to its own image) than a minimum
 * distance: the starting point of random structure searches (C. J. Pickard and R. J. Needs, J. Phys.: Condens. Matter 23, 053201
 * (2011)) and of liquids.
 */
public final class RandomPacking {
    private static final int THROWS_PER_ATOM = 2_000;
    private static final int RESTARTS = 50;

    /** Of a cell with unit edges; flatter ones are drawn again. */
    private static final double SMALLEST_SQUARED_VOLUME = 0.2;

    private final List<Element> species;
    private final Cell cell;
    private final MinimumDistances distances;
    private final int[] images;
    private final double[] fractions;
    private final Random random;

    private RandomPacking(
            List<Element> species, Cell cell, MinimumDistances distances, Random random) {
        this.species = species;
        this.cell = cell;
        this.distances = distances;
        this.images = images(cell, largest(species, distances));
        this.fractions = new double[3 * species.size()];
        this.random = random;
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
        return of(species, cell, MinimumDistances.of(minimumDistance), seed);
    }

    /**
     * Packs atoms at random, with a distance for each pair of elements.
     *
     * @param species the elements, [nAtoms]
     * @param cell the periodic cell
     * @param distances no two atoms are closer
     * @param seed the same seed gives the same positions
     * @return the packing
     * @throws InvalidInputException where the atoms do not fit, after many attempts
     */
    public static Structure of(
            List<Element> species, Cell cell, MinimumDistances distances, long seed) {
        if (!(cell.volume() > 0)) {
            throw new InvalidInputException(
                    "a random packing needs a cell with a volume, found " + cell.volume() + " Å³");
        }
        return new RandomPacking(List.copyOf(species), cell, distances, new Random(seed))
                .packed()
                .orElseThrow(() -> refusal(species.size(), distances, cell.volume()));
    }

    /**
     * Packs atoms at random into a cell of random shape, as a random structure search does: edges within a factor of two of each
     * other, angles between 60° and 120°.
     *
     * @param species the elements, [nAtoms]
     * @param volumePerAtom Å³, above 0; silicon 15 to 25
     * @param distances no two atoms are closer
     * @param seed the same seed gives the same cell and positions
     * @return the packing, with the configuration type {@code rss}
     * @throws InvalidInputException where the atoms do not fit, after many attempts
     */
    public static Structure inRandomCell(
            List<Element> species, double volumePerAtom, MinimumDistances distances, long seed) {
        if (!(volumePerAtom > 0) || species.isEmpty()) {
            throw new InvalidInputException(
                    "a random packing needs at least one atom and a volume above 0, found "
                            + species.size()
                            + " atoms of "
                            + volumePerAtom
                            + " Å³");
        }
        var random = new Random(seed);
        double volume = species.size() * volumePerAtom;
        for (int attempt = 0; attempt < RESTARTS; attempt++) {
            Cell cell = randomCell(volume, random);
            var packing = new RandomPacking(List.copyOf(species), cell, distances, random).packed();
            if (packing.isPresent()) {
                return packing.get().withInfo("config_type", "rss");
            }
        }
        throw refusal(species.size(), distances, volume);
    }

    private static Cell randomCell(double volume, Random random) {
        double a = 1 + random.nextDouble();
        double b = 1 + random.nextDouble();
        double c = 1 + random.nextDouble();
        double squared;
        double cosAlpha;
        double cosBeta;
        double cosGamma;
        do {
            cosAlpha = random.nextDouble() - 0.5;
            cosBeta = random.nextDouble() - 0.5;
            cosGamma = random.nextDouble() - 0.5;
            squared =
                    1
                            - cosAlpha * cosAlpha
                            - cosBeta * cosBeta
                            - cosGamma * cosGamma
                            + 2 * cosAlpha * cosBeta * cosGamma;
        } while (squared < SMALLEST_SQUARED_VOLUME);
        double sinGamma = Math.sqrt(1 - cosGamma * cosGamma);
        double scale = Math.cbrt(volume / (a * b * c * Math.sqrt(squared)));
        return new Cell(
                scale * a,
                0,
                0,
                scale * b * cosGamma,
                scale * b * sinGamma,
                0,
                scale * c * cosBeta,
                scale * c * (cosAlpha - cosBeta * cosGamma) / sinGamma,
                scale * c * Math.sqrt(squared) / sinGamma);
    }

    private static InvalidInputException refusal(
            int atoms, MinimumDistances distances, double volume) {
        return new InvalidInputException(
                atoms
                        + " atoms at least "
                        + distances
                        + " Å apart do not fit into "
                        + volume
                        + " Å³; enlarge the cell or lower the distance");
    }

    private Optional<Structure> packed() {
        for (int attempt = 0; ownImagesFit() && attempt < RESTARTS; attempt++) {
            if (throwAll()) {
                return Optional.of(
                        Structure.of(species, cell.cartesian(fractions), cell, Periodicity.ALL));
            }
        }
        return Optional.empty();
    }

    private boolean ownImagesFit() {
        return species.stream()
                .distinct()
                .noneMatch(element -> tooClose(0, 0, 0, true, distances.between(element, element)));
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
            double distance = distances.between(species.get(atom), species.get(other));
            double u = wrapped(fractions[3 * atom] - fractions[3 * other]);
            double v = wrapped(fractions[3 * atom + 1] - fractions[3 * other + 1]);
            double w = wrapped(fractions[3 * atom + 2] - fractions[3 * other + 2]);
            if (tooClose(u, v, w, false, distance)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a difference of fractional coordinates, or an image of it, is shorter than the minimum distance. */
    private boolean tooClose(double u, double v, double w, boolean ownImages, double distance) {
        for (int i = -images[0]; i <= images[0]; i++) {
            for (int j = -images[1]; j <= images[1]; j++) {
                for (int k = -images[2]; k <= images[2]; k++) {
                    boolean itself = ownImages && i == 0 && j == 0 && k == 0;
                    if (!itself && length(u + i, v + j, w + k) < distance) {
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

    private static double largest(List<Element> species, MinimumDistances distances) {
        double largest = 0;
        for (Element first : new TreeSet<>(species)) {
            for (Element second : new TreeSet<>(species)) {
                largest = Math.max(largest, distances.between(first, second));
            }
        }
        return largest;
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
