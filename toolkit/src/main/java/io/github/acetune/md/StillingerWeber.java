package io.github.acetune.md;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;

/**
 * Silicon by F. H. Stillinger and T. A. Weber, Phys. Rev. B 1985, 31, 5262: pairs and angles that want to be tetrahedral. For
 * teaching, tests and as a reference of its own.
 *
 * @param epsilon ε, eV; 2.1682 (50 kcal/mol) in the paper
 * @param lambda strength of the three-body term; 21 in the paper
 */
public record StillingerWeber(double epsilon, double lambda) implements Calculator {
    private static final double SIGMA = 2.0951;
    private static final double A = 7.049556277;
    private static final double B = 0.6022245584;
    private static final double RANGE = 1.8 * SIGMA;
    private static final double GAMMA = 1.2 * SIGMA;

    /**
     * The parameters of the paper.
     *
     * @return the potential
     */
    public static StillingerWeber silicon() {
        return new StillingerWeber(2.1682, 21);
    }

    @Override
    public Results calculate(Structure structure) {
        for (Element element : structure.species()) {
            if (element != Element.Si) {
                throw new InvalidInputException(
                        "the structure holds " + element + "; Stillinger–Weber knows only Si");
            }
        }
        var sums = new Sums(structure);
        for (int atom = 0; atom < structure.size(); atom++) {
            addAtom(sums, atom);
        }
        double total = 0;
        for (double energy : sums.energies) {
            total += energy;
        }
        return new Results(total, sums.energies, sums.forces, sums.virial);
    }

    private void addAtom(Sums sums, int atom) {
        NeighbourList list = sums.list;
        for (int slot = list.start(atom); slot < list.end(atom); slot++) {
            addPair(sums, atom, slot);
            for (int other = slot + 1; other < list.end(atom); other++) {
                addAngle(sums, atom, slot, other);
            }
        }
    }

    /** Half of φ₂ = A ε [B (σ/r)⁴ − 1] exp(σ/(r − aσ)); the other half comes from the other side. */
    private void addPair(Sums sums, int atom, int slot) {
        double r = sums.list.distance(slot);
        double decay = Math.exp(SIGMA / (r - RANGE));
        double quartic = B * Math.pow(SIGMA / r, 4);
        double energy = A * epsilon * (quartic - 1) * decay;
        double slope =
                -A * epsilon * 4 * quartic / r * decay
                        - energy * SIGMA / ((r - RANGE) * (r - RANGE));
        sums.energies[atom] += 0.5 * energy;
        sums.add(atom, slot, 0.5 * slope / r, slot, 0);
    }

    /** φ₃ = λ ε (cos θ + 1/3)² exp(γ/(r₁ − aσ) + γ/(r₂ − aσ)). */
    private void addAngle(Sums sums, int atom, int first, int second) {
        NeighbourList list = sums.list;
        double r1 = list.distance(first);
        double r2 = list.distance(second);
        double dot =
                list.dx(first) * list.dx(second)
                        + list.dy(first) * list.dy(second)
                        + list.dz(first) * list.dz(second);
        double cosine = dot / (r1 * r2);
        double decay = Math.exp(GAMMA / (r1 - RANGE) + GAMMA / (r2 - RANGE));
        double bend = cosine + 1.0 / 3;
        double energy = lambda * epsilon * bend * bend * decay;
        double byCosine = 2 * lambda * epsilon * bend * decay;
        double by1 = -energy * GAMMA / ((r1 - RANGE) * (r1 - RANGE));
        double by2 = -energy * GAMMA / ((r2 - RANGE) * (r2 - RANGE));
        sums.energies[atom] += energy;
        double cross = byCosine / (r1 * r2);
        sums.add(atom, first, by1 / r1 - byCosine * cosine / (r1 * r1), second, cross);
        sums.add(atom, second, by2 / r2 - byCosine * cosine / (r2 * r2), first, cross);
    }

    /** What is summed over the atoms. */
    private static final class Sums {
        private final NeighbourList list;
        private final double[] energies;
        private final double[] forces;
        private final double[] virial = new double[9];

        Sums(Structure structure) {
            this.list = NeighbourList.of(structure, RANGE * (1 - 1e-9));
            this.energies = new double[structure.size()];
            this.forces = new double[3 * structure.size()];
        }

        /** The gradient along the vector to a neighbour: own·r_slot + cross·r_other. */
        void add(int atom, int slot, double own, int other, double cross) {
            double[] vector = {list.dx(slot), list.dy(slot), list.dz(slot)};
            double[] gradient = {
                own * vector[0] + cross * list.dx(other),
                own * vector[1] + cross * list.dy(other),
                own * vector[2] + cross * list.dz(other)
            };
            int neighbour = 3 * list.index(slot);
            for (int axis = 0; axis < 3; axis++) {
                forces[3 * atom + axis] += gradient[axis];
                forces[neighbour + axis] -= gradient[axis];
                for (int k = 0; k < 3; k++) {
                    virial[3 * axis + k] -= gradient[axis] * vector[k];
                }
            }
        }
    }
}
