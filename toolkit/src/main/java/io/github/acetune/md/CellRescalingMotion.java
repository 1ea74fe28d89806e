package io.github.acetune.md;

import io.github.acetune.structure.Units;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.SplittableRandom;

/**
 * Bernetti and Bussi 2020: the logarithmic strain ε follows dε_ij = μV (P_ij − P δ_ij) dt + √(2 μ kT) dW_ij with the mobility
 * μ = β/(3 τ V), and the atoms follow the cell, their velocities inversely. Its trace is their eq. 8 for ln V; for more than the
 * volume see Del Tatto et al. 2022. An off-diagonal strain has half the variance of a diagonal one.
 */
final class CellRescalingMotion implements CellMotion {
    private final Barostat.CellRescaling settings;

    /** Work done on the atoms by the barostat, eV. */
    private double work;

    private double lastPressure = Double.NaN;

    CellRescalingMotion(Barostat.CellRescaling settings) {
        this.settings = settings;
    }

    @Override
    public void advance(
            Phase phase, ForceEngine forces, Target target, double dt, SplittableRandom random) {
        followRamp(phase, target);
        double[] before = tension(phase, target);
        double[] strain = strain(before, phase, target, dt, random);
        phase.kick(dt / 2);
        phase.drift(dt / 2);
        double[] scale = Tensors.apply(strain, Math::exp);
        Tensors.transform(phase.positions, scale);
        Tensors.transform(phase.velocities, Tensors.apply(strain, e -> Math.exp(-e)));
        phase.cell = Tensors.transform(phase.cell, scale);
        phase.drift(dt / 2);
        forces.evaluate(phase);
        phase.kick(dt / 2);
        double[] after = tension(phase, target);
        work -= 0.5 * (Tensors.contract(before, strain) + Tensors.contract(after, strain));
    }

    /** V (P_ij − P δ_ij): minus the derivative of the enthalpy by the strain, eV. */
    private static double[] tension(Phase phase, Target target) {
        double[] tension = phase.kineticTensor();
        for (int k = 0; k < 9; k++) {
            int transposed = 3 * (k % 3) + k / 3;
            tension[k] += 0.5 * (phase.virial[k] + phase.virial[transposed]);
        }
        for (int k = 0; k < 9; k += 4) {
            tension[k] -= target.pressure() * phase.cell.volume();
        }
        return tension;
    }

    private double[] strain(
            double[] tension, Phase phase, Target target, double dt, SplittableRandom random) {
        double compressibility = settings.compressibility() * Units.GIGAPASCAL;
        double mobility = compressibility / (3 * settings.coupling().ps() * phase.cell.volume());
        double width = Math.sqrt(2 * mobility * Units.BOLTZMANN * target.kelvin() * dt);
        double[] strain = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = i; j < 3; j++) {
                double noise = width * random.nextGaussian() * (i == j ? 1 : Math.sqrt(0.5));
                strain[3 * i + j] = mobility * tension[3 * i + j] * dt + noise;
                strain[3 * j + i] = strain[3 * i + j];
            }
        }
        settings.freedom().project(strain);
        return strain;
    }

    private void followRamp(Phase phase, Target target) {
        if (!Double.isNaN(lastPressure)) {
            work += (target.pressure() - lastPressure) * phase.cell.volume();
        }
        lastPressure = target.pressure();
    }

    @Override
    public double energy(Phase phase, Target target) {
        double pressure = Double.isNaN(lastPressure) ? target.pressure() : lastPressure;
        return pressure * phase.cell.volume() - work;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeDouble(work);
        out.writeDouble(lastPressure);
    }

    @Override
    public void load(DataInput in) throws IOException {
        work = in.readDouble();
        lastPressure = in.readDouble();
    }
}
