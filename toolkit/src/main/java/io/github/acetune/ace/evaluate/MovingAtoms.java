package io.github.acetune.ace.evaluate;

import io.github.acetune.structure.Cell;
import io.github.acetune.structure.NeighbourSource;
import io.github.acetune.structure.RepeatedCalculation;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.VerletList;

/**
 * The entry of an ACE potential for molecular dynamics: the same atoms again and again, with all work arrays kept, and neighbours
 * either from a Verlet list of its own or supplied by the caller. A step costs little more than the evaluation of the forces, and
 * allocates next to nothing.
 *
 * <pre>{@code
 * var atoms = AceCalculator.of(potential).withEngine(Engine.FLOAT32).withThreads(2).repeated(structure, 0.5);
 * double energy = atoms.evaluate(positions, cell, energies, forces, virial);
 * }</pre>
 *
 * <p>Results do not depend, to the last bit, on the number of threads, nor on when neighbours were searched for.
 */
public final class MovingAtoms implements RepeatedCalculation {
    private final Evaluation evaluation;
    private final VerletList list;
    private final int atoms;

    MovingAtoms(Evaluation evaluation, Structure structure, double cutoff, double skin) {
        this.evaluation = evaluation;
        this.list = new VerletList(cutoff, skin, structure.periodicity());
        this.atoms = structure.size();
        evaluation.readSpecies(structure.species());
    }

    @Override
    public double evaluate(
            double[] positions, Cell cell, double[] energies, double[] forces, double[] virial) {
        check("coordinates", 3 * atoms, positions.length);
        list.moveTo(positions, cell);
        return evaluate(list, energies, forces, virial);
    }

    /**
     * Calculates with neighbours that the caller supplies.
     *
     * @param neighbours all neighbours within {@link AceCalculator#cutoff()}, or more
     * @param energies receives the energies of the atoms, [nAtoms], eV
     * @param forces receives the forces, [3·nAtoms], row-major, eV/Å
     * @param virial receives −dE/dε, [9], row-major, eV
     * @return the total energy, eV
     */
    public double evaluate(
            NeighbourSource neighbours, double[] energies, double[] forces, double[] virial) {
        check("atoms with neighbours", atoms, neighbours.atoms());
        check("energies", atoms, energies.length);
        check("force components", 3 * atoms, forces.length);
        check("components of the virial", 9, virial.length);
        return evaluation.evaluate(neighbours, energies, forces, virial);
    }

    /**
     * How often the Verlet list searched for neighbours.
     *
     * @return number of searches
     */
    public int searches() {
        return list.searches();
    }

    private void check(String what, int expected, int found) {
        if (found != expected) {
            throw new IllegalArgumentException(
                    atoms + " atoms need " + expected + " " + what + ", found " + found);
        }
    }
}
