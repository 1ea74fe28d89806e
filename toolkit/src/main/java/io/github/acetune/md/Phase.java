package io.github.acetune.md;

import io.github.acetune.structure.AtomColumn;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Labels;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.Units;
import java.util.LinkedHashMap;
import java.util.Locale;

/** A point in phase space with the forces there; everything moves in place. Positions are unwrapped. */
final class Phase {
    final Structure start;
    final int atoms;
    final double[] positions;
    final double[] velocities;
    final double[] forces;
    final double[] virial = new double[9];
    final double[] masses;

    /** 1/m in Å²/(ps² eV); zero for a frozen atom, so that nothing moves it. */
    final double[] inverseMasses;

    final boolean anyFrozen;
    final int degrees;
    Cell cell;
    double potential;

    Phase(Structure start, boolean[] frozen) {
        this.start = start;
        this.atoms = start.size();
        this.positions = start.positions();
        this.velocities = new double[3 * atoms];
        this.forces = new double[3 * atoms];
        this.cell = start.cell();
        this.masses = new double[atoms];
        this.inverseMasses = new double[atoms];
        int mobile = 0;
        for (int atom = 0; atom < atoms; atom++) {
            Element element = start.species().get(atom);
            masses[atom] = element.mass();
            if (!frozen[atom]) {
                inverseMasses[atom] = 1 / (element.mass() * Units.AMU);
                mobile++;
            }
        }
        this.anyFrozen = mobile < atoms;
        this.degrees = Math.max(1, 3 * mobile - (keepsMomentum() ? 3 : 0));
    }

    /** Whether the centre of mass stays at rest. */
    boolean keepsMomentum() {
        return !anyFrozen && atoms > 1;
    }

    boolean isFrozen(int atom) {
        return inverseMasses[atom] == 0;
    }

    /** Σ m v²/2, eV. */
    double kinetic() {
        double sum = 0;
        for (int atom = 0; atom < atoms; atom++) {
            double x = velocities[3 * atom];
            double y = velocities[3 * atom + 1];
            double z = velocities[3 * atom + 2];
            sum += masses[atom] * (x * x + y * y + z * z);
        }
        return 0.5 * Units.AMU * sum;
    }

    /** Σ m v⊗v, eV. */
    double[] kineticTensor() {
        double xx = 0;
        double yy = 0;
        double zz = 0;
        double yz = 0;
        double xz = 0;
        double xy = 0;
        for (int atom = 0; atom < atoms; atom++) {
            double mass = masses[atom];
            double x = velocities[3 * atom];
            double y = velocities[3 * atom + 1];
            double z = velocities[3 * atom + 2];
            xx += mass * x * x;
            yy += mass * y * y;
            zz += mass * z * z;
            yz += mass * y * z;
            xz += mass * x * z;
            xy += mass * x * y;
        }
        double[] tensor = {xx, xy, xz, xy, yy, yz, xz, yz, zz};
        for (int k = 0; k < 9; k++) {
            tensor[k] *= Units.AMU;
        }
        return tensor;
    }

    double temperature() {
        return 2 * kinetic() / (degrees * Units.BOLTZMANN);
    }

    /** (2K + W)/(3V), GPa; not a number where the structure is not periodic throughout. */
    double pressure() {
        if (!isBulk()) {
            return Double.NaN;
        }
        double trace = virial[0] + virial[4] + virial[8];
        return (2 * kinetic() + trace) / (3 * cell.volume()) * Units.GIGAPASCAL;
    }

    boolean isBulk() {
        var periodicity = start.periodicity();
        return periodicity.a() && periodicity.b() && periodicity.c();
    }

    /** v += dt F/m. */
    void kick(double dt) {
        for (int atom = 0; atom < atoms; atom++) {
            double factor = dt * inverseMasses[atom];
            velocities[3 * atom] += factor * forces[3 * atom];
            velocities[3 * atom + 1] += factor * forces[3 * atom + 1];
            velocities[3 * atom + 2] += factor * forces[3 * atom + 2];
        }
    }

    /** r += dt v. */
    void drift(double dt) {
        for (int k = 0; k < positions.length; k++) {
            positions[k] += dt * velocities[k];
        }
    }

    void scaleVelocities(double factor) {
        for (int k = 0; k < velocities.length; k++) {
            velocities[k] *= factor;
        }
    }

    /** Brings the centre of mass to rest. */
    void removeMomentum() {
        double[] momentum = new double[3];
        double mass = 0;
        for (int atom = 0; atom < atoms; atom++) {
            mass += masses[atom];
            for (int axis = 0; axis < 3; axis++) {
                momentum[axis] += masses[atom] * velocities[3 * atom + axis];
            }
        }
        for (int k = 0; k < velocities.length; k++) {
            velocities[k] -= momentum[k % 3] / mass;
        }
    }

    /** This moment as a structure with energy, forces, virial and the column {@code velocities}, in Å/ps. */
    Structure snapshot(long step, double femtoseconds) {
        var columns = new LinkedHashMap<>(start.columns());
        columns.keySet().removeIf(Velocities::isDynamic);
        columns.put(Velocities.COLUMN, new AtomColumn.Real(3, velocities.clone()));
        var info = new LinkedHashMap<>(start.info());
        info.put("step", Long.toString(step));
        info.put("time_fs", String.format(Locale.ROOT, "%.10g", femtoseconds));
        return start.withGeometry(positions, cell)
                .withInfo(info)
                .withColumns(columns)
                .withLabels(
                        Labels.NONE.withEnergy(potential).withForces(forces).withVirial(virial));
    }
}
