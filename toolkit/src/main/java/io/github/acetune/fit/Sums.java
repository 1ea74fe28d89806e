package io.github.acetune.fit;

import io.github.acetune.structure.Calculator.Results;
import io.github.acetune.structure.Structure;

/** Running sums of errors. */
final class Sums {
    private static final double MILLI = 1e3;

    private int structures;
    private int atoms;
    private final Moments energy = new Moments();
    private final Moments force = new Moments();
    private final Moments virial = new Moments();

    private static final class Moments {
        private long count;
        private double absolute;
        private double square;

        void add(double error) {
            count++;
            absolute += Math.abs(error);
            square += error * error;
        }

        void add(Moments other) {
            count += other.count;
            absolute += other.absolute;
            square += other.square;
        }

        double rmse() {
            return count == 0 ? Double.NaN : MILLI * Math.sqrt(square / count);
        }

        double mae() {
            return count == 0 ? Double.NaN : MILLI * absolute / count;
        }
    }

    void add(Structure structure, Results results) {
        structures++;
        int n = structure.size();
        atoms += n;
        var labels = structure.labels();
        labels.energy().ifPresent(e -> energy.add((results.energy() - e) / n));
        labels.forces()
                .ifPresent(f -> {
                    for (int k = 0; k < f.length; k++) {
                        force.add(results.forces()[k] - f[k]);
                    }
                });
        labels.virial()
                .ifPresent(v -> {
                    for (int k = 0; k < v.length; k++) {
                        virial.add((results.virial()[k] - v[k]) / n);
                    }
                });
    }

    void add(Sums other) {
        structures += other.structures;
        atoms += other.atoms;
        energy.add(other.energy);
        force.add(other.force);
        virial.add(other.virial);
    }

    FitErrors.Errors errors() {
        return new FitErrors.Errors(
                structures,
                atoms,
                energy.rmse(),
                energy.mae(),
                force.rmse(),
                force.mae(),
                virial.rmse());
    }
}
