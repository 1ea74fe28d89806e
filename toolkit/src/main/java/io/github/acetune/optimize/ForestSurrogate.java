package io.github.acetune.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.type.StructType;
import smile.regression.RandomForest;

/**
 * SMILE's random forest; the spread of its trees is the standard deviation (F. Hutter, H. H. Hoos and K. Leyton-Brown, LION 5,
 * 2011). A nominal dimension becomes one column for every choice.
 */
final class ForestSurrogate implements Surrogate {
    private static final int TREES = 60;
    private static final int DEPTH = 20;
    private static final int LEAF = 2;
    private static final String TARGET = "target";

    private final SpaceCodec codec;
    private final long seed;
    private final RandomForest forest;
    private final StructType schema;
    private final double floor;

    private ForestSurrogate(
            SpaceCodec codec, long seed, RandomForest forest, StructType schema, double floor) {
        this.codec = codec;
        this.seed = seed;
        this.forest = forest;
        this.schema = schema;
        this.floor = floor;
    }

    static ForestSurrogate fit(double[][] features, double[] targets, SpaceCodec codec, long seed) {
        double[][] rows = new double[targets.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(features[i], targets[i], codec);
        }
        String[] names = new String[rows[0].length];
        for (int column = 0; column < names.length - 1; column++) {
            names[column] = "x" + column;
        }
        names[names.length - 1] = TARGET;
        DataFrame frame = DataFrame.of(rows, names);
        int columns = names.length - 1;
        // Seeds of their own make the trees independent of the threads that grow them.
        long[] seeds = new SplittableRandom(seed).longs(TREES, 1, Long.MAX_VALUE).toArray();
        RandomForest.Options options =
                new RandomForest.Options(
                        TREES,
                        Math.max(1, (columns * 5 + 5) / 6),
                        DEPTH,
                        Math.max(2, targets.length),
                        LEAF,
                        1.0,
                        seeds,
                        null);
        RandomForest forest = RandomForest.fit(Formula.lhs(TARGET), frame, options);
        return new ForestSurrogate(codec, seed, forest, frame.schema(), 0.05);
    }

    private static double[] row(double[] features, double target, SpaceCodec codec) {
        List<Double> row = new ArrayList<>();
        for (int d = 0; d < features.length; d++) {
            if (codec.isNominal(d)) {
                long choices = codec.cardinality(d);
                for (long choice = 0; choice < choices; choice++) {
                    row.add(features[d] == (choice + 0.5) / choices ? 1.0 : 0.0);
                }
            } else {
                row.add(features[d]);
            }
        }
        row.add(target);
        return row.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public void predict(double[] features, double[] prediction) {
        Tuple tuple = Tuple.of(schema, row(features, 0, codec));
        double sum = 0;
        double squares = 0;
        for (RandomForest.Model model : forest.models()) {
            double value = model.tree().predict(tuple);
            sum += value;
            squares += value * value;
        }
        int trees = forest.size();
        double mean = sum / trees;
        prediction[0] = mean;
        // Trees agree exactly where they know nothing, beyond the outermost data.
        prediction[1] = Math.sqrt(Math.max(squares / trees - mean * mean, floor * floor));
    }

    @Override
    public Surrogate refitted(double[][] features, double[] targets) {
        return fit(features, targets, codec, seed);
    }
}
