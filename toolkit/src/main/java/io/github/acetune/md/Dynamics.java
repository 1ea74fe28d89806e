package io.github.acetune.md;

import io.github.acetune.structure.Units;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The equations of motion at work: half a step of the thermostat, a step of atoms and cell, half a step of the thermostat. */
final class Dynamics {
    final Phase phase;
    private final SimulationPlan plan;
    private final ForceEngine forces;
    private final HeatBath bath;
    private final CellMotion motion;
    private final boolean thermostatted;
    private long step;

    /** Heat that the atoms got from the thermostat, eV. */
    private double heat;

    Dynamics(SimulationPlan plan, Phase phase, ForceEngine forces) {
        this.plan = plan;
        this.phase = phase;
        this.forces = forces;
        this.thermostatted = plan.thermostat.isPresent();
        this.bath = plan.thermostat.map(HeatBath::of).orElseGet(HeatBath.None::new);
        this.motion = plan.barostat.map(CellMotion::of).orElseGet(CellMotion.Fixed::new);
    }

    long step() {
        return step;
    }

    double femtoseconds() {
        return step * plan.timestep.fs();
    }

    /** Evaluates the forces at the start. */
    void begin() {
        forces.evaluate(phase);
    }

    /** Moves on by one step. */
    void advance() {
        double dt = plan.timestep.ps();
        CellMotion.Target target = target(step + 1);
        act(target, dt / 2, Noise.Purpose.FIRST_HALF);
        motion.advance(phase, forces, target, dt, Noise.of(plan.seed, step, Noise.Purpose.CELL));
        act(target, dt / 2, Noise.Purpose.SECOND_HALF);
        step++;
    }

    private void act(CellMotion.Target target, double dt, Noise.Purpose half) {
        if (thermostatted) {
            double before = phase.kinetic();
            bath.act(phase, target.kelvin(), dt, Noise.of(plan.seed, step, half));
            heat += phase.kinetic() - before;
        }
    }

    private CellMotion.Target target(long atStep) {
        double fraction = plan.steps == 0 ? 0 : (double) atStep / plan.steps;
        double kelvin = plan.thermostat.map(bath -> bath.temperature().at(fraction)).orElse(0.0);
        double pressure = plan.barostat.map(cell -> cell.pressure().at(fraction)).orElse(0.0);
        return new CellMotion.Target(kelvin, pressure / Units.GIGAPASCAL);
    }

    LogRow row() {
        double kinetic = phase.kinetic();
        double conserved = kinetic + phase.potential + motion.energy(phase, target(step)) - heat;
        return new LogRow(
                step,
                femtoseconds(),
                phase.temperature(),
                phase.pressure(),
                phase.isBulk() ? phase.cell.volume() : Double.NaN,
                phase.potential,
                kinetic,
                conserved);
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(step);
        out.writeDouble(heat);
        out.writeDouble(phase.potential);
        for (double[] array :
                new double[][] {
                    phase.cell.toArray(),
                    phase.virial,
                    phase.positions,
                    phase.velocities,
                    phase.forces
                }) {
            for (double value : array) {
                out.writeDouble(value);
            }
        }
        bath.save(out);
        motion.save(out);
    }

    void load(DataInput in) throws IOException {
        step = in.readLong();
        heat = in.readDouble();
        phase.potential = in.readDouble();
        double[] cell = new double[9];
        for (double[] array :
                new double[][] {
                    cell, phase.virial, phase.positions, phase.velocities, phase.forces
                }) {
            for (int k = 0; k < array.length; k++) {
                array[k] = in.readDouble();
            }
        }
        phase.cell = io.github.acetune.structure.Cell.of(cell);
        bath.load(in);
        motion.load(in);
    }
}
