package io.github.acetune.fit;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How much each structure and each atom counts in the loss. */
public sealed interface Weighting
        permits Weighting.Uniform,
                EnergyBasedWeighting,
                Weighting.ByConfigType,
                Weighting.FromColumns,
                Weighting.StoredOrUniform,
                Weighting.Augmented {
    /** All structures alike and all atoms alike: pacemaker's default. */
    Weighting UNIFORM = new Uniform();

    /**
     * Weights that are not yet normalised; a structure left out has weight zero.
     *
     * @param structures the training structures
     * @param energies their energies less the reference, eV, NaN where unknown
     * @return weights of the structures and of their atoms
     */
    Weights of(List<Structure> structures, double... energies);

    /**
     * Weights of structures and of atoms.
     *
     * @param energy one per structure, [nStructures]
     * @param forces one per atom, [nStructures][nAtoms]
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier that is read once
    record Weights(double[] energy, double[][] forces) {
        /** Energies sum to one, and so do forces. */
        Weights normalised() {
            double e = Arrays.stream(energy).sum();
            double f = Arrays.stream(forces).flatMapToDouble(Arrays::stream).sum();
            return new Weights(
                    Arrays.stream(energy).map(w -> e > 0 ? w / e : 0).toArray(),
                    Arrays.stream(forces)
                            .map(row -> Arrays.stream(row).map(w -> f > 0 ? w / f : 0).toArray())
                            .toArray(double[][]::new));
        }

        /** Those of some consecutive structures. */
        Weights part(int from, int to) {
            return new Weights(
                    Arrays.copyOfRange(energy, from, to), Arrays.copyOfRange(forces, from, to));
        }

        /** Whether there is any weight at all. */
        boolean isEmpty() {
            return Arrays.stream(energy).sum()
                            + Arrays.stream(forces).flatMapToDouble(Arrays::stream).sum()
                    == 0;
        }

        static Weights perStructure(List<Structure> structures, double... weights) {
            return new Weights(
                    weights,
                    IntStream.range(0, weights.length)
                            .mapToObj(s -> {
                                var row = new double[structures.get(s).size()];
                                Arrays.fill(row, weights[s]);
                                return row;
                            })
                            .toArray(double[][]::new));
        }
    }

    /** Every structure has the same weight, and every atom has the same weight. */
    record Uniform() implements Weighting {
        @Override
        public Weights of(List<Structure> structures, double... energies) {
            return Weights.perStructure(
                    structures,
                    structures.stream().mapToDouble(s -> 1.0 / structures.size()).toArray());
        }
    }

    /**
     * Factors for each configuration type, as {@code config_type_sigma} of gap_fit has them: {@code ByConfigType.of(Map.of("bulk",
     * 10.0, "liquid", 0.5))}.
     *
     * @param factors type → factors; types not named have factor 1
     */
    record ByConfigType(Map<String, Factors> factors) implements Weighting {
        /**
         * The factors of one type.
         *
         * @param energy of the energies, and of the virials
         * @param forces of the forces on every atom
         */
        public record Factors(double energy, double forces) {
            /** Checks the ranges. */
            public Factors {
                if (!(energy >= 0 && forces >= 0 && Double.isFinite(energy + forces))) {
                    throw new InvalidInputException(
                            "weights of a configuration type are "
                                    + energy
                                    + " and "
                                    + forces
                                    + ", expected zero or positive numbers");
                }
            }
        }

        /** Copies the map. */
        public ByConfigType {
            factors = Map.copyOf(factors);
        }

        /**
         * The same factor for energies and forces of a type.
         *
         * @param factors type → factor
         * @return the policy
         */
        public static ByConfigType of(Map<String, Double> factors) {
            return new ByConfigType(
                    factors.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey,
                                            e -> new Factors(e.getValue(), e.getValue()))));
        }

        @Override
        public Weights of(List<Structure> structures, double... energies) {
            var energy = new double[structures.size()];
            var forces = new double[structures.size()][];
            for (int s = 0; s < energy.length; s++) {
                var own = factors.getOrDefault(structures.get(s).configType(), new Factors(1, 1));
                energy[s] = own.energy;
                forces[s] = new double[structures.get(s).size()];
                Arrays.fill(forces[s], own.forces);
            }
            return new Weights(energy, forces);
        }
    }

    /**
     * Weights stored with the structures: the key {@code w_energy} of the frame and the column {@code w_forces} (or the key
     * {@code w_factor} for both); 1 where absent.
     */
    record FromColumns() implements Weighting {
        @Override
        public Weights of(List<Structure> structures, double... energies) {
            return ColumnWeights.of(structures);
        }
    }

    /** As {@link FromColumns} where any structure carries weights, else {@link Uniform}: pacemaker without a policy. */
    record StoredOrUniform() implements Weighting {
        @Override
        public Weights of(List<Structure> structures, double... energies) {
            return structures.stream().anyMatch(ColumnWeights::present)
                    ? ColumnWeights.of(structures)
                    : UNIFORM.of(structures, energies);
        }
    }

    /**
     * Another policy, structures whose {@code name} begins with {@code augmented} counting less: pacemaker's aug_factor for
     * structures that were added to tame the repulsive range.
     *
     * @param policy weights of all structures
     * @param factor on energies and forces of the augmented ones
     */
    record Augmented(Weighting policy, double factor) implements Weighting {
        /** Pacemaker's default. */
        public static final double DEFAULT_FACTOR = 1e-4;

        @Override
        public Weights of(List<Structure> structures, double... energies) {
            var weights = policy.of(structures, energies);
            double[] energy = weights.energy().clone();
            double[][] forces = weights.forces().clone();
            for (int s = 0; s < energy.length; s++) {
                if (structures.get(s).info("name").orElse("").startsWith("augmented")) {
                    energy[s] *= factor;
                    forces[s] = Arrays.stream(forces[s]).map(w -> w * factor).toArray();
                }
            }
            return new Weights(energy, forces);
        }
    }
}
