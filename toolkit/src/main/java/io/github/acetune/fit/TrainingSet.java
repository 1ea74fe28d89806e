package io.github.acetune.fit;

import io.github.acetune.fit.design.PairTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The structures of a fit, in chunks of consecutive structures. Chunks depend on the data only: they are the unit of parallel
 * work, and their results are added in order.
 */
final class TrainingSet {
    /** Atoms in a chunk, at least. */
    private static final int CHUNK_ATOMS = 96;

    /** Force components below it are taken to be zero by symmetry, eV/Å. */
    private static final double SYMMETRIC = 1e-5;

    private final List<TrainingStructure> structures;
    private final List<Chunk> chunks = new ArrayList<>();

    /**
     * Consecutive structures.
     *
     * @param structures some of the training structures
     * @param pairs their neighbours
     * @param firstRow for each structure, where its rows begin within the chunk; the last entry is the number of rows
     */
    @SuppressWarnings("ArrayRecordComponent") // package-internal, never written to
    record Chunk(List<TrainingStructure> structures, List<PairTable> pairs, int[] firstRow) {
        int rows() {
            return firstRow[structures.size()];
        }

        static Chunk of(List<TrainingStructure> structures) {
            var firstRow = new int[structures.size() + 1];
            for (int s = 0; s < structures.size(); s++) {
                firstRow[s + 1] = firstRow[s] + structures.get(s).rows();
            }
            return new Chunk(
                    List.copyOf(structures),
                    structures.stream().map(TrainingStructure::pairs).toList(),
                    firstRow);
        }

        double[] weightedTargets() {
            var out = new double[rows()];
            for (int s = 0; s < structures.size(); s++) {
                structures.get(s).weightedTargets(out, firstRow[s]);
            }
            return out;
        }

        double[] rootWeights() {
            var out = new double[rows()];
            for (int s = 0; s < structures.size(); s++) {
                structures.get(s).rootWeights(out, firstRow[s]);
            }
            return out;
        }
    }

    TrainingSet(List<TrainingStructure> structures) {
        this.structures = List.copyOf(structures);
        var current = new ArrayList<TrainingStructure>();
        int atoms = 0;
        for (var structure : structures) {
            current.add(structure);
            atoms += structure.atoms();
            if (atoms >= CHUNK_ATOMS) {
                chunks.add(Chunk.of(current));
                current.clear();
                atoms = 0;
            }
        }
        if (!current.isEmpty()) {
            chunks.add(Chunk.of(current));
        }
    }

    /**
     * Structures at even distances.
     *
     * @param all to take from
     * @param share how many of them, 1 or more for all
     */
    static List<TrainingStructure> thinned(List<TrainingStructure> all, double share) {
        var some = new ArrayList<TrainingStructure>();
        double kept = Math.min(1, share);
        for (int s = 0; s < all.size(); s++) {
            if ((int) ((s + 1) * kept) > (int) (s * kept)) {
                some.add(all.get(s));
            }
        }
        return some.isEmpty() ? all : some;
    }

    List<TrainingStructure> structures() {
        return structures;
    }

    List<Chunk> chunks() {
        return chunks;
    }

    long rows() {
        return chunks.stream().mapToLong(Chunk::rows).sum();
    }

    /**
     * Equations that tell something: those with a weight, but for the force components that symmetry holds at zero. Every potential
     * meets these exactly, so that counted they would make the data look less noisy than they are.
     *
     * @param energies of structures
     * @param forces components
     * @param virials components
     */
    record Informative(long energies, long forces, long virials) {}

    Informative informative() {
        long energies = structures.stream().filter(s -> s.energyWeight() > 0).count();
        long forces = structures.stream().mapToLong(TrainingSet::informativeForces).sum();
        long virials =
                9
                        * structures.stream()
                                .filter(s -> s.virial() != null && s.virialWeight() > 0)
                                .count();
        return new Informative(energies, forces, virials);
    }

    private static long informativeForces(TrainingStructure structure) {
        long count = 0;
        for (int k = 0; k < structure.forces().length; k++) {
            boolean moves = Math.abs(structure.forces()[k]) > SYMMETRIC;
            count += moves && structure.forceWeights()[k / 3] > 0 ? 1 : 0;
        }
        return count;
    }

    /** How many of them there are. */
    long weightedRows() {
        var some = informative();
        return some.energies + some.forces + some.virials;
    }

    int atoms() {
        return structures.stream().mapToInt(TrainingStructure::atoms).sum();
    }

    long pairs() {
        return structures.stream().mapToLong(s -> s.pairs().neighbour().length).sum();
    }

    /**
     * The loss of weighted residuals, part by part.
     *
     * @param residuals per chunk, root weight times (prediction − target)
     */
    LossParts dataLoss(List<double[]> residuals) {
        double energy = 0;
        double forces = 0;
        double virial = 0;
        for (int c = 0; c < chunks.size(); c++) {
            var chunk = chunks.get(c);
            double[] r = residuals.get(c);
            for (int s = 0; s < chunk.structures.size(); s++) {
                int from = chunk.firstRow[s];
                int atoms = chunk.structures.get(s).atoms();
                energy += r[from] * r[from];
                forces += squares(r, from + 1, from + 1 + 3 * atoms);
                virial += squares(r, from + 1 + 3 * atoms, chunk.firstRow[s + 1]);
            }
        }
        return new LossParts(energy, forces, virial, 0, 0, 0);
    }

    private static double squares(double[] r, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += r[k] * r[k];
        }
        return sum;
    }
}
