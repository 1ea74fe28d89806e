package io.github.acetune.optimize;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** The points before the first model: those of the design, or random ones where the design breaks a constraint or repeats itself. */
final class InitialPoints {
    private static final int TRIES = 10_000;

    private final SpaceCodec codec;
    private final OptimizerSettings settings;

    InitialPoints(SpaceCodec codec, OptimizerSettings settings) {
        this.codec = codec;
        this.settings = settings;
    }

    List<Point> points() {
        SplittableRandom random = RandomStream.of(settings.seed(), "initial", 0);
        double[][] design =
                settings.initialDesign().points(settings.initialCount(), codec.size(), random);
        Set<Point> points = new LinkedHashSet<>();
        for (double[] place : design) {
            Point point = codec.decode(place);
            if (!codec.space().allows(point) || points.contains(point)) {
                point = anotherPoint(points, random);
            }
            points.add(point);
        }
        return new ArrayList<>(points);
    }

    /** A random allowed point; one that is there already only where no other was found. */
    private Point anotherPoint(Set<Point> taken, SplittableRandom random) {
        Point allowed = null;
        for (int i = 0; i < TRIES; i++) {
            Point point = codec.decode(random.doubles(codec.size()).toArray());
            if (codec.space().allows(point)) {
                allowed = point;
                if (!taken.contains(point)) {
                    return point;
                }
            }
        }
        if (allowed == null) {
            throw new IllegalArgumentException(
                    "none of "
                            + TRIES
                            + " random points keeps the constraints "
                            + codec.space().constraints().stream()
                                    .map(Constraint::description)
                                    .toList());
        }
        return allowed;
    }
}
