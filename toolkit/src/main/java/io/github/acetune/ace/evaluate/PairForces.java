package io.github.acetune.ace.evaluate;

import io.github.acetune.structure.NeighbourList;

/** From the gradients of pairs to the forces on atoms. */
final class PairForces {
    private PairForces() {}

    /** F_i = Σ_j (∂E_i/∂r_ij − ∂E_j/∂r_ji) and −dE/dε = −Σ ∂E_i/∂r_ij ⊗ r_ij, pair after pair. */
    static void add(NeighbourList list, double[] gradient, double[] forces, double[] virial) {
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
