package io.github.acetune.fit;

import io.github.acetune.fit.TrainingSet.Chunk;
import io.github.acetune.fit.design.CoreSwitch.Factors;
import io.github.acetune.fit.design.PairTable;
import io.github.acetune.structure.NeighbourList;

/**
 * The atoms of a chunk numbered through, as an engine takes them, and how its results belong to the chunk's rows: for each
 * structure its energy, its forces and perhaps its virial.
 *
 * @param chunk the structures
 * @param species element index of each atom
 * @param neighbours of all atoms
 */
@SuppressWarnings("ArrayRecordComponent") // package-internal, never written to
record ChunkNeighbours(Chunk chunk, int[] firstAtom, int[] species, NeighbourList neighbours) {
    static ChunkNeighbours of(Chunk chunk) {
        int structures = chunk.structures().size();
        var firstAtom = new int[structures + 1];
        int pairs = 0;
        for (int s = 0; s < structures; s++) {
            firstAtom[s + 1] = firstAtom[s] + chunk.pairs().get(s).atoms();
            pairs += chunk.pairs().get(s).neighbour().length;
        }
        var species = new int[firstAtom[structures]];
        var start = new int[species.length + 1];
        var index = new int[pairs];
        var vectors = new double[3 * pairs];
        var distances = new double[pairs];
        int slot = 0;
        for (int s = 0; s < structures; s++) {
            PairTable table = chunk.pairs().get(s);
            for (int i = 0; i < table.atoms(); i++) {
                species[firstAtom[s] + i] = table.species()[i];
                start[firstAtom[s] + i] = slot + table.start()[i];
            }
            for (int q = 0; q < table.neighbour().length; q++) {
                index[slot] = firstAtom[s] + table.neighbour()[q];
                vectors[3 * slot] = table.dx()[q];
                vectors[3 * slot + 1] = table.dy()[q];
                vectors[3 * slot + 2] = table.dz()[q];
                distances[slot] = table.distance()[q];
                slot++;
            }
        }
        start[species.length] = slot;
        return new ChunkNeighbours(
                chunk, firstAtom, species, NeighbourList.of(start, index, vectors, distances));
    }

    private boolean hasVirial(int structure) {
        return chunk.structures().get(structure).virial() != null;
    }

    private int forceRow(int structure, int atom) {
        return chunk.firstRow()[structure] + 1 + 3 * (atom - firstAtom[structure]);
    }

    private int virialRow(int structure) {
        return forceRow(structure, firstAtom[structure + 1]);
    }

    /**
     * Adds what the atoms of a structure contribute to its rows.
     *
     * @param energies E_i by atom
     * @param gradients ∂E_i/∂r_ij, [3·pairs]; they become those of what repulsive cores leave of E_i
     * @param rows receives energy, forces and −Σ ∂E_i/∂r_ij ⊗ r_ij
     */
    void addRows(int structure, double[] energies, double[] gradients, double[] rows) {
        var cores = chunk.pairs().get(structure).cores();
        cores.ifPresent(factors -> switchOff(structure, factors, energies, gradients));
        for (int atom = firstAtom[structure]; atom < firstAtom[structure + 1]; atom++) {
            rows[chunk.firstRow()[structure]] += energies[atom];
            int own = forceRow(structure, atom);
            for (int slot = neighbours.start(atom); slot < neighbours.end(atom); slot++) {
                int other = forceRow(structure, neighbours.index(slot));
                for (int c = 0; c < 3; c++) {
                    double g = gradients[3 * slot + c];
                    rows[own + c] += g;
                    rows[other + c] -= g;
                }
                if (hasVirial(structure)) {
                    addVirial(slot, gradients, rows, virialRow(structure));
                }
            }
        }
    }

    /** f E_i and f ∂E_i/∂r_ij + E_i ∂f/∂r_ij instead of E_i and ∂E_i/∂r_ij. */
    private void switchOff(int structure, Factors factors, double[] energies, double[] gradients) {
        int firstSlot = neighbours.start(firstAtom[structure]);
        for (int atom = firstAtom[structure]; atom < firstAtom[structure + 1]; atom++) {
            double factor = factors.factor()[atom - firstAtom[structure]];
            for (int slot = neighbours.start(atom); slot < neighbours.end(atom); slot++) {
                double along = energies[atom] * inverseSlope(factors, slot, firstSlot);
                gradients[3 * slot] = factor * gradients[3 * slot] + along * neighbours.dx(slot);
                gradients[3 * slot + 1] =
                        factor * gradients[3 * slot + 1] + along * neighbours.dy(slot);
                gradients[3 * slot + 2] =
                        factor * gradients[3 * slot + 2] + along * neighbours.dz(slot);
            }
            energies[atom] *= factor;
        }
    }

    /** The slope of the factor by a distance, over that distance. */
    private double inverseSlope(Factors factors, int slot, int firstSlot) {
        return factors.slope()[slot - firstSlot] / neighbours.distance(slot);
    }

    /** The transpose of {@link #switchOff}. */
    private void switchBack(
            int structure, Factors factors, double[] byEnergy, double[] byGradient) {
        int firstSlot = neighbours.start(firstAtom[structure]);
        for (int atom = firstAtom[structure]; atom < firstAtom[structure + 1]; atom++) {
            double factor = factors.factor()[atom - firstAtom[structure]];
            byEnergy[atom] *= factor;
            for (int slot = neighbours.start(atom); slot < neighbours.end(atom); slot++) {
                double along =
                        byGradient[3 * slot] * neighbours.dx(slot)
                                + byGradient[3 * slot + 1] * neighbours.dy(slot)
                                + byGradient[3 * slot + 2] * neighbours.dz(slot);
                byEnergy[atom] += along * inverseSlope(factors, slot, firstSlot);
                for (int c = 0; c < 3; c++) {
                    byGradient[3 * slot + c] *= factor;
                }
            }
        }
    }

    private void addVirial(int slot, double[] gradients, double[] rows, int row) {
        for (int a = 0; a < 3; a++) {
            double g = gradients[3 * slot + a];
            rows[row + 3 * a] -= g * neighbours.dx(slot);
            rows[row + 3 * a + 1] -= g * neighbours.dy(slot);
            rows[row + 3 * a + 2] -= g * neighbours.dz(slot);
        }
    }

    /**
     * The transpose of {@link #addRows}: from one number per row to one per energy and vector.
     *
     * @param byRow one number per row
     * @param byEnergy receives one per atom
     * @param byGradient receives three per slot
     */
    void gather(int structure, double[] byRow, double[] byEnergy, double[] byGradient) {
        for (int atom = firstAtom[structure]; atom < firstAtom[structure + 1]; atom++) {
            byEnergy[atom] = byRow[chunk.firstRow()[structure]];
            int own = forceRow(structure, atom);
            for (int slot = neighbours.start(atom); slot < neighbours.end(atom); slot++) {
                int other = forceRow(structure, neighbours.index(slot));
                for (int c = 0; c < 3; c++) {
                    byGradient[3 * slot + c] = byRow[own + c] - byRow[other + c];
                }
                if (hasVirial(structure)) {
                    gatherVirial(slot, byRow, virialRow(structure), byGradient);
                }
            }
        }
        var cores = chunk.pairs().get(structure).cores();
        cores.ifPresent(factors -> switchBack(structure, factors, byEnergy, byGradient));
    }

    private void gatherVirial(int slot, double[] byRow, int row, double[] byGradient) {
        for (int a = 0; a < 3; a++) {
            byGradient[3 * slot + a] -=
                    byRow[row + 3 * a] * neighbours.dx(slot)
                            + byRow[row + 3 * a + 1] * neighbours.dy(slot)
                            + byRow[row + 3 * a + 2] * neighbours.dz(slot);
        }
    }
}
