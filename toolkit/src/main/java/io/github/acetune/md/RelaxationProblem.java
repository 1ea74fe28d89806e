package io.github.acetune.md;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Labels;
import io.github.acetune.structure.RepeatedCalculation;
import io.github.acetune.structure.Structure;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * The enthalpy as a function of one vector: the positions in the cell of the start and, where the cell is free, nine components of
 * its strain ε times a length L. Cell and positions are those of the start times exp(ε), so that a strain needs no matching
 * displacements. L = c √N with c near a bond length makes strains as stiff as displacements (the choice of Tadmor et al., 1999).
 */
final class RelaxationProblem {
    private static final double SKIN = 0.3;
    private static final double LENGTH = 3;

    private final Structure start;
    private final Optional<CellFreedom> freedom;
    private final double pressure;
    private final RepeatedCalculation calculation;
    private final double length;
    private final double[] energies;
    private final double[] forces;
    private final double[] virial = new double[9];
    private double[] positions;
    private Cell cell;
    private double energy;
    private double enthalpy;
    private double largestForce;

    RelaxationProblem(
            Calculator calculator,
            Structure start,
            Optional<CellFreedom> freedom,
            double pressure) {
        this.start = start;
        this.freedom = freedom;
        this.pressure = freedom.isPresent() ? pressure : 0;
        this.calculation = calculator.repeated(start, SKIN);
        this.length = LENGTH * Math.sqrt(start.size());
        this.energies = new double[start.size()];
        this.forces = new double[3 * start.size()];
        this.positions = start.positions();
        this.cell = start.cell();
    }

    /** Where it begins. */
    double[] startPoint() {
        int atoms = 3 * start.size();
        double[] point = new double[atoms + (freedom.isPresent() ? 9 : 0)];
        System.arraycopy(start.positions(), 0, point, 0, atoms);
        return point;
    }

    /** The enthalpy at a point and its gradient, which is put in place. */
    double evaluate(double[] point, double[] gradient) {
        int count = forces.length;
        positions = java.util.Arrays.copyOf(point, count);
        double[] stretch = null;
        if (freedom.isPresent()) {
            stretch = Tensors.apply(strain(point), Math::exp);
            Tensors.transform(positions, stretch);
            cell = Tensors.transform(start.cell(), stretch);
        }
        energy = calculation.evaluate(positions, cell, energies, forces, virial);
        enthalpy = energy + (freedom.isPresent() ? pressure * cell.volume() : 0);
        largestForce = largest(forces);
        double[] pulled = forces.clone();
        if (freedom.isPresent()) {
            Tensors.transform(pulled, stretch);
            double[] tension = tension();
            for (int k = 0; k < 9; k++) {
                gradient[count + k] = -tension[k] / length;
            }
            largestForce = Math.max(largestForce, largest(tension) / start.size());
        }
        for (int k = 0; k < count; k++) {
            gradient[k] = -pulled[k];
        }
        return enthalpy;
    }

    private double[] strain(double[] point) {
        double[] strain = new double[9];
        for (int k = 0; k < 9; k++) {
            strain[k] = point[forces.length + k] / length;
        }
        return strain;
    }

    /** Minus the derivative of the enthalpy by the strain; exact at zero strain and for strains along fixed axes. */
    private double[] tension() {
        double[] tension = new double[9];
        for (int k = 0; k < 9; k++) {
            int transposed = 3 * (k % 3) + k / 3;
            tension[k] = 0.5 * (virial[k] + virial[transposed]);
        }
        for (int k = 0; k < 9; k += 4) {
            tension[k] -= pressure * cell.volume();
        }
        freedom.orElseThrow().project(tension);
        return tension;
    }

    private static double largest(double[] vectors) {
        double largest = 0;
        for (int k = 0; k < vectors.length; k += 3) {
            double square =
                    vectors[k] * vectors[k]
                            + vectors[k + 1] * vectors[k + 1]
                            + vectors[k + 2] * vectors[k + 2];
            largest = Math.max(largest, square);
        }
        return Math.sqrt(largest);
    }

    double enthalpy() {
        return enthalpy;
    }

    double largestForce() {
        return largestForce;
    }

    Structure structure() {
        int atoms = start.size();
        Structure bare =
                start.withResults(
                        new Calculator.Results(
                                0, new double[atoms], new double[3 * atoms], new double[9]));
        var kept = new LinkedHashMap<>(bare.columns());
        kept.keySet().removeIf(Velocities::isDynamic);
        return bare.withGeometry(positions, cell)
                .withColumns(kept)
                .withLabels(Labels.NONE.withEnergy(energy).withForces(forces).withVirial(virial));
    }
}
