package io.github.acetune.ace.evaluate;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.NeighbourSearch;
import io.github.acetune.structure.NeighbourSource;
import io.github.acetune.structure.Structure;
import java.util.Arrays;
import java.util.List;

/** One calculation at a time, with the memory it needs, which is kept for the next. */
final class Evaluation {
    /** Atoms of one element in the smallest block: a few batches of the widest lanes. */
    private static final int FEW = 32;

    private final CompiledPotential potential;
    private final Engine kind;
    private final NeighbourSearch search = new NeighbourSearch();
    private final BlockEngine[] engines;
    private final BlockPipeline blocks;
    private int[] species = new int[0];

    Evaluation(CompiledPotential potential, Engine kind, int threads) {
        this.kind = kind;
        this.potential = potential;
        this.engines = new BlockEngine[threads];
        this.blocks = new BlockPipeline(threads, FEW * potential.elementCount());
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
        blocks.run(
                atoms,
                new BlockPipeline.Stages() {
                    @Override
                    public void evaluate(AtomBlock block, int worker) {
                        neighbours.collect(block.firstAtom, block.endAtom, block.pairs);
                        block.reserveGradients();
                        engine(worker).evaluate(block.pairs, species, energies, block.gradients);
                    }

                    @Override
                    public void add(AtomBlock block) {
                        PairForces.add(block.pairs, block.gradients, forces, virial);
                    }
                });
        double energy = 0;
        for (int atom = 0; atom < atoms; atom++) {
            energy += energies[atom];
        }
        return energy;
    }

    private BlockEngine engine(int worker) {
        if (engines[worker] == null) {
            engines[worker] = kind.create(potential);
        }
        return engines[worker];
    }
}
