package io.github.acetune.ace.evaluate;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.NeighbourSearch;
import io.github.acetune.structure.NeighbourSource;
import io.github.acetune.structure.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One calculation at a time, with the memory it needs, which is kept for the next.
 *
 * <p>Waves of blocks are evaluated by all threads; then the block's pair gradients are added to the forces, block after block.
 */
final class Evaluation {
    private static final int BLOCK = 256;
    private static final int WAVE = 64;

    private final CompiledPotential potential;
    private final Engine kind;
    private final int threads;
    private final NeighbourSearch search = new NeighbourSearch();
    private final BlockEngine[] engines;
    private final NeighbourList[] lists = new NeighbourList[WAVE];
    private final double[][] gradients = new double[WAVE][0];
    private int[] species = new int[0];

    Evaluation(CompiledPotential potential, Engine kind, int threads) {
        this.kind = kind;
        this.potential = potential;
        this.threads = threads;
        this.engines = new BlockEngine[threads];
        Arrays.setAll(lists, block -> NeighbourList.empty());
    }

    Calculator.Results calculate(Structure structure) {
        int atoms = structure.size();
        readSpecies(structure.species());
        search.bin(structure, potential.cutoff());
        double[] energies = new double[atoms];
        double[] forces = new double[3 * atoms];
        double[] virial = new double[9];
        double energy = evaluate(search, energies, forces, virial);
        return new Calculator.Results(energy, energies, forces, virial);
    }

    /** Says which elements the atoms are. */
    void readSpecies(List<Element> elements) {
        if (species.length < elements.size()) {
            species = new int[elements.size()];
        }
        for (int atom = 0; atom < elements.size(); atom++) {
            species[atom] = potential.indexOf(elements.get(atom));
        }
    }

    /** Energy of the atoms whose species were read last; what the arrays held is lost. */
    double evaluate(
            NeighbourSource neighbours, double[] energies, double[] forces, double[] virial) {
        int atoms = neighbours.atoms();
        Arrays.fill(forces, 0, 3 * atoms, 0);
        Arrays.fill(virial, 0);
        int wave =
                BLOCK
                        * (threads == 1
                                ? 1
                                : WAVE); // alone, gradients are summed while they are in the cache
        for (int from = 0; from < atoms; from += wave) {
            int to = Math.min(atoms, from + wave);
            evaluateWave(neighbours, from, to, energies);
            for (int block = 0; from + block * BLOCK < to; block++) {
                addForces(lists[block], gradients[block], forces, virial);
            }
        }
        double energy = 0;
        for (int atom = 0; atom < atoms; atom++) {
            energy += energies[atom];
        }
        return energy;
    }

    private void evaluateWave(NeighbourSource neighbours, int from, int to, double[] energies) {
        int blocks = (to - from + BLOCK - 1) / BLOCK;
        var next = new AtomicInteger();
        int helpers = Math.min(threads, blocks) - 1;
        var running = new CompletableFuture<?>[helpers];
        for (int helper = 0; helper < helpers; helper++) {
            int engine = helper + 1;
            running[helper] =
                    CompletableFuture.runAsync(
                            () ->
                                    evaluateBlocks(
                                            neighbours, engine, next, blocks, from, to, energies),
                            Workers.SHARED);
        }
        try {
            evaluateBlocks(neighbours, 0, next, blocks, from, to, energies);
        } finally {
            next.set(blocks);
            joinAll(running);
        }
    }

    private static void joinAll(CompletableFuture<?>... running) {
        try {
            CompletableFuture.allOf(running).join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    private void evaluateBlocks(
            NeighbourSource neighbours,
            int engine,
            AtomicInteger next,
            int blocks,
            int from,
            int to,
            double[] energies) {
        if (engines[engine] == null) {
            engines[engine] = kind.create(potential);
        }
        for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
            int first = from + block * BLOCK;
            NeighbourList list = lists[block];
            neighbours.collect(first, Math.min(to, first + BLOCK), list);
            if (gradients[block].length < 3 * list.pairs()) {
                gradients[block] = new double[3 * list.pairs() + 3 * list.pairs() / 8];
            }
            engines[engine].evaluate(list, species, energies, gradients[block]);
        }
    }

    /** F_i = Σ_j (∂E_i/∂r_ij − ∂E_j/∂r_ji) and −dE/dε = −Σ ∂E_i/∂r_ij ⊗ r_ij, pair after pair. */
    private static void addForces(
            NeighbourList list, double[] gradient, double[] forces, double[] virial) {
        for (int atom = list.firstAtom(); atom < list.firstAtom() + list.atoms(); atom++) {
            double x = 0;
            double y = 0;
            double z = 0;
            for (int slot = list.start(atom); slot < list.end(atom); slot++) {
                int neighbour = 3 * list.index(slot);
                double gx = gradient[3 * slot];
                double gy = gradient[3 * slot + 1];
                double gz = gradient[3 * slot + 2];
                x += gx;
                y += gy;
                z += gz;
                forces[neighbour] -= gx;
                forces[neighbour + 1] -= gy;
                forces[neighbour + 2] -= gz;
                double dx = list.dx(slot);
                double dy = list.dy(slot);
                double dz = list.dz(slot);
                virial[0] -= gx * dx;
                virial[1] -= gx * dy;
                virial[2] -= gx * dz;
                virial[3] -= gy * dx;
                virial[4] -= gy * dy;
                virial[5] -= gy * dz;
                virial[6] -= gz * dx;
                virial[7] -= gz * dy;
                virial[8] -= gz * dz;
            }
            forces[3 * atom] += x;
            forces[3 * atom + 1] += y;
            forces[3 * atom + 2] += z;
        }
    }
}
