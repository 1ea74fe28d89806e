package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.fit.linear.DenseAlgebra;
import io.github.acetune.fit.linear.ReducedSystem;
import io.github.acetune.fit.linear.Triangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The weighted linear least-squares problem of a training set: the design matrix in blocks, one per chunk, where it fits in
 * memory; its Gram matrix; and, where asked for and affordable, the triangle of an orthogonal factorisation.
 */
final class LinearSystem {
    /** Columns of the Gram matrix per task. */
    private static final int PANEL = 64;

    /** Rows that are factorised at once, in units of the number of columns. */
    private static final int TALLNESS = 6;

    private final WorkerPool<ProjectionEngine> pool;
    private final TrainingSet data;
    private final AceBasis basis;
    private final int columns;
    private final List<double[]> targets;
    private final List<double[]> blocks;
    private final ReducedSystem reduced;
    private final Optional<Triangle> triangle;

    /** How the rows are brought down to the size of their columns. */
    enum Reduction {
        /** By squaring: the fastest way. */
        NORMAL_EQUATIONS,
        /** By reflections, which do not square the condition, as long as they take seconds; else by squaring. */
        AS_ACCURATE_AS_AFFORDABLE
    }

    /** Which columns of the blocks count; all in their order where empty. */
    private final int[] chosen;

    private LinearSystem(WorkerPool<ProjectionEngine> pool, LinearSystem whole, int... chosen) {
        this.pool = pool;
        this.basis = whole.basis;
        this.data = whole.data;
        this.columns = whole.columns;
        this.targets = whole.targets;
        this.blocks = whole.blocks;
        this.chosen = chosen;
        this.triangle = part(whole.triangle, chosen);
        this.reduced = chosen.length == 0 ? whole.reduced : whole.reduced.part(chosen);
    }

    LinearSystem(
            WorkerPool<ProjectionEngine> pool,
            TrainingSet data,
            AceBasis basis,
            double[] scale,
            Reduction reduction) {
        this.pool = pool;
        this.basis = basis;
        this.data = data;
        this.columns = scale.length;
        this.targets = data.chunks().stream().map(TrainingSet.Chunk::weightedTargets).toList();
        boolean keep = pool.memory().holdsRows(data, columns);
        this.blocks = keep ? new ArrayList<>() : List.of();
        this.chosen = new int[0];
        boolean reflect = reduction == Reduction.AS_ACCURATE_AS_AFFORDABLE && isAffordable(keep);
        if (reflect) {
            var found = reflected(scale, keep);
            this.triangle = Optional.of(found);
            this.reduced = found.reduced(data.rows());
        } else {
            this.triangle = Optional.empty();
            this.reduced = squared(scale, keep);
        }
    }

    /** Whether the factorisation of all groups, and that of their triangles, takes seconds. */
    private boolean isAffordable(boolean keep) {
        double square = (double) columns * columns;
        double perWave =
                keep
                        ? data.rows()
                        : (double) data.rows()
                                * pool.memory().wave(data, columns)
                                / data.chunks().size();
        double joins = data.rows() / Math.min(TALLNESS * columns, perWave);
        return 2 * data.rows() * square + 10.0 / 3 * square * columns * joins
                < DenseAlgebra.fastest().affordableReflections();
    }

    private ReducedSystem squared(double[] scale, boolean keep) {
        var algebra = DenseAlgebra.fastest();
        var gram = new double[columns * columns];
        var rightHandSide = new double[columns];
        int chunks = data.chunks().size();
        int wave = keep ? chunks : pool.memory().wave(data, columns);
        for (int first = 0; first < chunks; first += wave) {
            var current = blocks(first, Math.min(first + wave, chunks), scale, keep);
            addGram(algebra, current, gram);
            for (int c = 0; c < current.length; c++) {
                double[] target = targets.get(first + c);
                algebra.addTransposedProduct(
                        target.length, columns, current[c], 1, target, rightHandSide);
            }
        }
        double norm =
                targets.stream().mapToDouble(t -> Arrays.stream(t).map(x -> x * x).sum()).sum();
        return new ReducedSystem(columns, gram, rightHandSide, norm, data.rows());
    }

    /** The design matrix of some chunks. */
    private double[][] blocks(int from, int to, double[] scale, boolean keep) {
        var current = new double[to - from][];
        pool.run(
                from,
                data.chunks().size(),
                current.length,
                (engine, c) -> {
                    engine.setRadial(basis);
                    current[c] =
                            DesignBlock.linear(engine, data.chunks().get(from + c), columns, scale);
                });
        if (keep) {
            blocks.addAll(Arrays.asList(current));
        }
        return current;
    }

    /** Groups of chunks are factorised side by side, and their triangles joined in order. */
    private Triangle reflected(double[] scale, boolean keep) {
        int chunks = data.chunks().size();
        int wave = keep ? chunks : pool.memory().wave(data, columns);
        Triangle whole = null;
        for (int first = 0; first < chunks; first += wave) {
            var current = blocks(first, Math.min(first + wave, chunks), scale, keep);
            var currentBlocks = Arrays.asList(current);
            var currentTargets = targets.subList(first, first + current.length);
            int[] ends = groupEnds(currentTargets);
            var triangles = new Triangle[ends.length];
            pool.run(
                    triangles.length,
                    (engine, g) -> {
                        int from = g == 0 ? 0 : ends[g - 1];
                        triangles[g] =
                                Triangle.of(
                                        columns,
                                        currentBlocks.subList(from, ends[g]),
                                        currentTargets.subList(from, ends[g]));
                    });
            for (var triangle : triangles) {
                whole = whole == null ? triangle : whole.with(triangle);
            }
        }
        return whole;
    }

    /** Where groups of chunks end that have enough rows together. */
    private int[] groupEnds(List<double[]> chunks) {
        var ends = new ArrayList<Integer>();
        int rows = 0;
        for (int c = 0; c < chunks.size(); c++) {
            rows += chunks.get(c).length;
            if (rows >= TALLNESS * columns || c == chunks.size() - 1) {
                ends.add(c + 1);
                rows = 0;
            }
        }
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }

    private void addGram(DenseAlgebra algebra, double[][] current, double[] gram) {
        int panels = (columns + PANEL - 1) / PANEL;
        pool.run(
                panels,
                (engine, panel) -> {
                    int from = panel * PANEL;
                    int to = Math.min(columns, from + PANEL);
                    for (double[] block : current) {
                        algebra.addGramPanel(
                                block.length / columns, columns, block, from, to, gram);
                    }
                });
    }

    private static Optional<Triangle> part(Optional<Triangle> whole, int... chosen) {
        return chosen.length == 0 ? whole : whole.map(triangle -> triangle.part(chosen));
    }

    /** The same system, worked on by other threads. */
    LinearSystem on(WorkerPool<ProjectionEngine> other) {
        return new LinearSystem(other, this);
    }

    /** The system of some of the columns; of a whole one only. */
    LinearSystem part(int... some) {
        return new LinearSystem(pool, this, some);
    }

    ReducedSystem reduced() {
        return reduced;
    }

    /** The same after an orthogonal factorisation, where there is one. */
    Optional<Triangle> triangle() {
        return triangle;
    }

    /** Whether the design matrix is at hand. */
    boolean hasRows() {
        return !blocks.isEmpty();
    }

    /** Aᵀ(b − A x), from the rows. */
    double[] dataGradient(double... x) {
        var algebra = DenseAlgebra.fastest();
        var gradient = new double[columns];
        var all = residuals(x);
        for (int c = 0; c < all.size(); c++) {
            double[] r = all.get(c);
            algebra.addTransposedProduct(r.length, columns, blocks.get(c), -1, r, gradient);
        }
        return chosen.length == 0 ? gradient : pick(gradient);
    }

    private double[] pick(double[] all) {
        return Arrays.stream(chosen).mapToDouble(k -> all[k]).toArray();
    }

    private double[] spread(double[] some) {
        if (chosen.length == 0) {
            return some;
        }
        var all = new double[columns];
        for (int k = 0; k < some.length; k++) {
            all[chosen[k]] = some[k];
        }
        return all;
    }

    /** A x − b of each chunk. */
    List<double[]> residuals(double... own) {
        double[] x = spread(own);
        var algebra = DenseAlgebra.fastest();
        var result = new double[blocks.size()][];
        pool.run(
                blocks.size(),
                (engine, c) -> {
                    double[] target = targets.get(c);
                    var r = new double[target.length];
                    for (int k = 0; k < r.length; k++) {
                        r[k] = -target[k];
                    }
                    algebra.addProduct(r.length, columns, blocks.get(c), 1, x, r);
                    result[c] = r;
                });
        return Arrays.asList(result);
    }
}
