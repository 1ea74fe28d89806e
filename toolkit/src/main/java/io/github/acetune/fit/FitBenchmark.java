package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.data.Dataset;
import io.github.acetune.structure.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * What the loss of a fit and its gradient cost, compared with energies and forces alone; processor time of one thread.
 *
 * @param functions number of basis functions
 * @param densities number of densities of the first element
 * @param parameters coefficients of functions and of radial functions
 * @param atoms number of atoms of all structures
 * @param neighboursPerAtom mean number of neighbours within the cutoff
 * @param repeats how often everything was measured after warming up; the smallest times count
 * @param energyAndForces energies, forces and virials, neighbour search included, µs per atom
 * @param loss the loss, which is energies and forces with neighbours that are kept, µs per atom
 * @param gradient the loss and its gradient by the function coefficients, µs per atom
 * @param gradientWithRadials the loss and its gradient by all coefficients, µs per atom
 */
public record FitBenchmark(
        int functions,
        int densities,
        int parameters,
        int atoms,
        double neighboursPerAtom,
        int repeats,
        double energyAndForces,
        double loss,
        double gradient,
        double gradientWithRadials) {
    private static final double WARM_UP_SECONDS = 4;
    private static final double FIRST_COEFFICIENTS = 0.01;

    /**
     * Measures with random coefficients.
     *
     * @param basis the functions
     * @param data labelled structures
     * @param repeats how often, at least 1, after a warm-up of a few seconds
     * @param listener hears what is being done
     * @return the figures
     * @throws io.github.acetune.structure.InvalidInputException where the data do not do
     * @throws CancellationException where the thread was interrupted
     */
    public static FitBenchmark measure(
            AceBasis basis, Dataset data, int repeats, Consumer<String> listener) {
        if (repeats < 1) {
            throw new IllegalArgumentException("a benchmark needs a repeat, found " + repeats);
        }
        var random = new Random(1);
        var coefficients = new double[basis.coefficientCount()];
        Arrays.setAll(coefficients, k -> FIRST_COEFFICIENTS * random.nextGaussian());
        var spec = FitSpec.DEFAULT;
        var course = new FitCourse(FitListener.NONE, spec.minimisation());
        var training =
                new TrainingSetBuilder(
                                basis.elements(),
                                basis.cutoff(),
                                spec.references().of(data, basis.elements()),
                                spec.loss(),
                                spec.weighting())
                        .build(data, CoreEnergies.of(basis, spec, course));
        var potential =
                new BBasisPotential(
                        basis, coefficients, new double[basis.elements().size()], Map.of());
        var calculator = AceCalculator.of(potential).withThreads(1);
        try (var pool = new WorkerPool<>(1, () -> null)) {
            var layout = new ParameterLayout(basis);
            var matrixFree = new MatrixFreeLoss(pool, training, basis);
            var gradient = new double[layout.size()];
            var tasks =
                    List.<Runnable>of(
                            () -> calculateAll(calculator, data.structures()),
                            () -> matrixFree.value(basis, coefficients),
                            () -> matrixFree.gradient(basis, coefficients, layout, false, gradient),
                            () -> matrixFree.gradient(basis, coefficients, layout, true, gradient));
            double[] least = new double[tasks.size()];
            for (int k = 0; k < least.length; k++) {
                listener.accept("measuring " + (k + 1) + " of " + least.length);
                least[k] = least(tasks.get(k), pool, repeats) / 1e3 / training.atoms();
            }
            return new FitBenchmark(
                    basis.functions().size(),
                    basis.embeddings().getFirst().densities(),
                    layout.radialSize() + coefficients.length,
                    training.atoms(),
                    training.pairs() / (double) training.atoms(),
                    repeats,
                    least[0],
                    least[1],
                    least[2],
                    least[3]);
        }
    }

    private static void calculateAll(AceCalculator calculator, List<Structure> structures) {
        structures.forEach(calculator::calculate);
    }

    /** Smallest processor time of one run, ns: of the calling thread and of the pool's. */
    private static double least(Runnable task, WorkerPool<?> pool, int repeats) {
        long start = System.nanoTime();
        do {
            task.run();
        } while (System.nanoTime() - start < WARM_UP_SECONDS * 1e9);
        double least = Double.POSITIVE_INFINITY;
        for (int repeat = 0; repeat < repeats; repeat++) {
            if (Thread.interrupted()) {
                throw new CancellationException();
            }
            long before = WorkerPool.threadCpu() + pool.cpuNanos();
            task.run();
            least = Math.min(least, (double) (WorkerPool.threadCpu() + pool.cpuNanos() - before));
        }
        return least;
    }

    /**
     * What the loss and its gradient by the function coefficients cost.
     *
     * @return in units of the loss alone, which is energies and forces
     */
    public double ratio() {
        return gradient / loss;
    }

    /**
     * What the loss and its gradient by all coefficients cost.
     *
     * @return in units of the loss alone, which is energies and forces
     */
    public double ratioWithRadials() {
        return gradientWithRadials / loss;
    }

    /**
     * The figures as one line of JSON.
     *
     * @return an object with the names {@code functions}, {@code densities}, {@code parameters}, {@code atoms}, {@code
     *     neighbours_per_atom}, {@code repeats}, {@code cpu_us_per_atom} (with {@code energy_and_forces}, {@code loss}, {@code
     *     loss_and_gradient}, {@code loss_and_gradient_with_radials}), {@code ratio}, {@code ratio_with_radials}
     */
    public String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"functions\": %d, \"densities\": %d, \"parameters\": %d, \"atoms\": %d, \"neighbours_per_atom\": %.2f,"
                        + " \"repeats\": %d, \"cpu_us_per_atom\": {\"energy_and_forces\": %.2f, \"loss\": %.2f,"
                        + " \"loss_and_gradient\": %.2f, \"loss_and_gradient_with_radials\": %.2f}, \"ratio\": %.2f,"
                        + " \"ratio_with_radials\": %.2f}",
                functions,
                densities,
                parameters,
                atoms,
                neighboursPerAtom,
                repeats,
                energyAndForces,
                loss,
                gradient,
                gradientWithRadials,
                ratio(),
                ratioWithRadials());
    }
}
