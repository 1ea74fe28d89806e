package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.evaluate.Engine;
import io.github.acetune.ace.evaluate.ParameterEngine;
import io.github.acetune.ace.evaluate.ParameterGradient;
import io.github.acetune.ace.evaluate.ParameterPoint;
import io.github.acetune.ace.evaluate.TrainablePotential;
import io.github.acetune.fit.TrainingSet.Chunk;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The data loss and its gradient by all parameters, without any matrix: per evaluation the energies and forces of all
 * structures, and for the gradient one more pass of about the same cost. Memory does not grow with the number of parameters
 * times that of atoms.
 */
final class MatrixFreeLoss {
    /** Chunks whose gradients wait to be added up. */
    private static final int WAVE = 64;

    private final WorkerPool<?> pool;
    private final TrainingSet data;
    private final AceBasis form;
    private final Engine engine;
    private Optional<TrainablePotential> potential = Optional.empty();

    MatrixFreeLoss(WorkerPool<?> pool, TrainingSet data, AceBasis basis) {
        this(pool, data, basis, Engine.fastest());
    }

    MatrixFreeLoss(WorkerPool<?> pool, TrainingSet data, AceBasis basis, Engine engine) {
        this.pool = pool;
        this.data = data;
        this.form = basis;
        this.engine = engine;
    }

    /**
     * The loss without penalties.
     *
     * @param basis radial coefficients and embeddings
     * @param coefficients c_v^(p)
     */
    LossParts value(AceBasis basis, double[] coefficients) {
        var residuals = new double[data.chunks().size()][];
        var engines = new Engines(basis, coefficients);
        pool.run(
                residuals.length,
                (_, c) -> {
                    var own = engines.take();
                    residuals[c] = new ChunkForces(data.chunks().get(c)).residuals(own);
                    engines.give(own);
                });
        return data.dataLoss(Arrays.asList(residuals));
    }

    /**
     * The loss without penalties, and its gradient.
     *
     * @param basis radial coefficients and embeddings
     * @param coefficients c_v^(p)
     * @param layout order of the gradient
     * @param withRadial whether derivatives by radial coefficients are wanted; else they stay zero
     * @param gradient receives the gradient, [layout.size()]
     */
    LossParts gradient(
            AceBasis basis,
            double[] coefficients,
            ParameterLayout layout,
            boolean withRadial,
            double[] gradient) {
        Arrays.fill(gradient, 0);
        int chunks = data.chunks().size();
        var residuals = new double[chunks][];
        var engines = new Engines(basis, coefficients);
        for (int first = 0; first < chunks; first += WAVE) {
            int from = first;
            var parts = new ParameterGradient[Math.min(WAVE, chunks - first)];
            pool.run(
                    from,
                    chunks,
                    parts.length,
                    (_, c) -> {
                        var own = engines.take();
                        var chunk = new ChunkForces(data.chunks().get(from + c));
                        residuals[from + c] = chunk.residuals(own);
                        parts[c] = chunk.gradient(own, residuals[from + c], withRadial);
                        engines.give(own);
                    });
            for (var part : parts) {
                layout.add(part, gradient);
            }
        }
        return data.dataLoss(Arrays.asList(residuals));
    }

    /** Compiled when first needed: a problem may never be asked for its loss. */
    private TrainablePotential compiled() {
        var known = potential.orElseGet(() -> TrainablePotential.of(form));
        potential = Optional.of(known);
        return known;
    }

    /** Engines at one set of parameters, one for each thread that asks. */
    private final class Engines {
        private final ConcurrentLinkedQueue<ParameterEngine> idle = new ConcurrentLinkedQueue<>();
        private final ParameterPoint point;

        Engines(AceBasis basis, double[] coefficients) {
            this.point = compiled().at(basis, coefficients);
        }

        ParameterEngine take() {
            var free = idle.poll();
            return free == null ? point.engine(engine) : free;
        }

        void give(ParameterEngine own) {
            idle.add(own);
        }
    }

    /** A chunk's predictions and what the loss makes of them. */
    private static final class ChunkForces {
        private final Chunk chunk;
        private final ChunkNeighbours atoms;

        ChunkForces(Chunk chunk) {
            this.chunk = chunk;
            this.atoms = ChunkNeighbours.of(chunk);
        }

        /** Root weight times (prediction − target) of every row. */
        double[] residuals(ParameterEngine engine) {
            var energies = new double[atoms.species().length];
            var gradients = new double[3 * atoms.neighbours().pairs()];
            engine.evaluate(atoms.neighbours(), atoms.species(), energies, gradients);
            var rows = new double[chunk.rows()];
            for (int s = 0; s < chunk.structures().size(); s++) {
                atoms.addRows(s, energies, gradients, rows);
            }
            double[] roots = chunk.rootWeights();
            double[] targets = chunk.weightedTargets();
            for (int r = 0; r < rows.length; r++) {
                rows[r] = rows[r] * roots[r] - targets[r];
            }
            return rows;
        }

        ParameterGradient gradient(ParameterEngine engine, double[] residuals, boolean withRadial) {
            double[] byRow = chunk.rootWeights();
            for (int r = 0; r < byRow.length; r++) {
                byRow[r] *= 2 * residuals[r];
            }
            var energyWeights = new double[atoms.species().length];
            var displacements = new double[3 * atoms.neighbours().pairs()];
            for (int s = 0; s < chunk.structures().size(); s++) {
                atoms.gather(s, byRow, energyWeights, displacements);
            }
            return engine.gradient(
                    atoms.neighbours(), atoms.species(), energyWeights, displacements, withRadial);
        }
    }
}
