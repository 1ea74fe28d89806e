package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.fit.CoefficientFit.Outcome;
import io.github.acetune.fit.LinearSystem.Reduction;
import io.github.acetune.fit.design.FunctionProgram;
import io.github.acetune.fit.design.PairTable;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import java.lang.ref.SoftReference;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What several fits to the same data have in common: neighbour lists, values and gradients of basis functions, and the design
 * matrix of linear fits, which is made once for the largest of the bases and serves its smaller ones by its columns. Results do not
 * depend on what is still remembered. Memory is given back where it runs short. Safe to use from several threads.
 */
final class SharedWork {
    private final Remembered<Neighbours, Map<Structure, PairTable>> neighbours =
            new Remembered<>(8);
    private final Remembered<SystemKey, LinearSystem> systems = new Remembered<>(2);
    private final Remembered<Projections, ProjectionSource> projections = new Remembered<>(1);
    private final Remembered<Part, Outcome> parts = new Remembered<>(500);

    /** The results used last, as long as there is memory for them. */
    private static final class Remembered<K, V> {
        private final int most;
        private final Map<K, SoftReference<V>> results = new LinkedHashMap<>(16, 0.75f, true);

        Remembered(int most) {
            this.most = most;
        }

        /** What was made under this key, or what is made now; two threads may make the same at the same time. */
        V once(K key, Supplier<V> make) {
            synchronized (results) {
                var value = known(key);
                if (value.isPresent()) {
                    return value.get();
                }
                // Memory is given back before new memory is taken.
                makeRoom(key);
            }
            V made = make.get();
            keep(key, made);
            return made;
        }

        Optional<V> known(K key) {
            synchronized (results) {
                return Optional.ofNullable(results.get(key)).map(SoftReference::get);
            }
        }

        void keep(K key, V made) {
            synchronized (results) {
                makeRoom(key);
                results.put(key, new SoftReference<>(made));
            }
        }

        private void makeRoom(K key) {
            results.remove(key);
            while (results.size() >= most) {
                results.remove(results.keySet().iterator().next());
            }
        }
    }

    private record Neighbours(List<Element> elements, double cutoff) {}

    private record SystemKey(Object data, AceBasis basis) {}

    private record Projections(Object data, AceBasis basis) {}

    private record Part(Object targets, FitSpec settings, AceBasis basis) {}

    /** Is equal to itself only. */
    private static final class Same {
        private final Object object;

        Same(Object object) {
            this.object = object;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // the data of one sweep, too large to compare
        public boolean equals(Object other) {
            return other instanceof Same same && same.object == object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }
    }

    /** The neighbours of a structure. */
    PairTable pairs(Structure structure, List<Element> elements, double cutoff) {
        var tables =
                neighbours.once(
                        new Neighbours(elements, cutoff),
                        () -> Collections.synchronizedMap(new IdentityHashMap<>()));
        return tables.computeIfAbsent(structure, s -> PairTable.of(s, elements, cutoff));
    }

    /**
     * The share in this work of a fit.
     *
     * @param data what is fitted to
     * @param settings decide targets and weights
     * @param largest the basis of which the fit's own may be a part
     */
    OfFit of(Object data, Object references, FitSpec settings, Optional<AceBasis> largest) {
        var loss = settings.loss();
        var targets =
                List.of(
                        new Same(data),
                        references,
                        settings.weighting(),
                        loss.kappa(),
                        loss.virial(),
                        settings.repulsion());
        return new OfFit(targets, new Same(data), largest);
    }

    /** The share of one fit. */
    final class OfFit {
        private final Object targets;
        private final Object structures;
        private final Optional<AceBasis> largest;

        private OfFit(Object targets, Object structures, Optional<AceBasis> largest) {
            this.targets = targets;
            this.structures = structures;
            this.largest = largest;
        }

        /** The linear system of a basis: columns of the largest one's. */
        LinearSystem system(
                WorkerPool<ProjectionEngine> pool,
                TrainingSet data,
                AceBasis basis,
                double... scale) {
            Optional<int[]> columns = largest.flatMap(all -> OtherSizes.places(basis, all));
            if (columns.isEmpty()) {
                return systems.once(
                                new SystemKey(targets, basis),
                                () ->
                                        new LinearSystem(
                                                pool,
                                                data,
                                                basis,
                                                scale,
                                                Reduction.AS_ACCURATE_AS_AFFORDABLE))
                        .on(pool);
            }
            return systems.once(
                            new SystemKey(targets, largest.get()),
                            () -> whole(largest.get(), pool.threads(), data))
                    .on(pool)
                    .part(columns.get());
        }

        private static LinearSystem whole(AceBasis basis, int threads, TrainingSet data) {
            var programs = FunctionProgram.of(basis);
            try (var pool =
                    new WorkerPool<>(threads, () -> new ProjectionEngine(basis, programs))) {
                return new LinearSystem(
                        pool,
                        data,
                        basis,
                        LinearFit.scale(basis),
                        Reduction.AS_ACCURATE_AS_AFFORDABLE);
            }
        }

        /** Values and gradients of the basis functions, where these fit into memory. */
        ProjectionSource projections(
                WorkerPool<ProjectionEngine> pool,
                TrainingSet data,
                AceBasis basis,
                List<FunctionProgram> programs) {
            return projections.once(
                    new Projections(structures, basis),
                    () -> new ProjectionSource(pool, data, basis, programs));
        }

        /** What a fit of these functions reached; empty where it was not made or is forgotten. */
        Optional<Outcome> reached(AceBasis basis, FitSpec settings) {
            return parts.known(new Part(targets, settings.threads(1), basis));
        }

        /** Remembers what a fit of these functions reached. */
        void keep(AceBasis basis, FitSpec settings, Outcome reached) {
            parts.keep(new Part(targets, settings.threads(1), basis), reached);
        }
    }
}
