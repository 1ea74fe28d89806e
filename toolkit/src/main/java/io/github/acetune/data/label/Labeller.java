package io.github.acetune.data.label;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * Labels many structures into a file, several at a time. Each is in the file as soon as it is done, so that a run that was
 * stopped, even by the loss of power, goes on where it was.
 *
 * <p>Structures are known again by their key {@code id}; those without get one from their place, such as {@code liquid-12}.
 */
public final class Labeller {
    private final UnaryOperator<Structure> calculation;
    private final int workers;

    private Labeller(UnaryOperator<Structure> calculation, int workers) {
        this.calculation = calculation;
        this.workers = workers;
    }

    /**
     * With Quantum ESPRESSO.
     *
     * @param program ready to label
     * @param workers how many calculations at the same time, each on one core
     * @return the labeller
     * @throws InvalidInputException where the number of workers is not positive
     */
    public static Labeller of(QuantumEspresso program, int workers) {
        return of(program::label, workers);
    }

    /** With any calculation, which may throw {@link LabellingFailedException}. */
    static Labeller of(UnaryOperator<Structure> calculation, int workers) {
        if (workers < 1) {
            throw new InvalidInputException("the number of workers is positive, found " + workers);
        }
        return new Labeller(calculation, workers);
    }

    /**
     * Labels structures into a file. Frames that it holds already are kept and not computed again.
     *
     * @param name of the structures, for those without an {@code id}
     * @param structures to be labelled
     * @param output extended XYZ; in the order of the structures when all are done, in the order of completion before
     * @param listener hears of progress
     * @return how it ended; an interrupted thread ends it early
     * @throws InvalidInputException where two structures have the same {@code id}, or the file is damaged before its last frame
     */
    public LabelReport label(
            String name, List<Structure> structures, Path output, LabelListener listener) {
        List<Structure> named = named(name, structures);
        var file = LabelledFile.open(output);
        List<Structure> open =
                named.stream().filter(structure -> !file.holds(id(structure))).toList();
        int earlier = named.size() - open.size();
        var failures = new ArrayList<String>();
        boolean interrupted = run(open, file, earlier, failures, listener);
        if (!interrupted) {
            file.sort(named.stream().map(Labeller::id).toList());
        }
        int labelled = (int) named.stream().filter(s -> file.holds(id(s))).count();
        return new LabelReport(labelled, earlier, failures, interrupted);
    }

    /** Whether it was interrupted. */
    private boolean run(
            List<Structure> open,
            LabelledFile file,
            int earlier,
            List<String> failures,
            LabelListener listener) {
        long start = System.nanoTime();
        int all = earlier + open.size();
        try (var pool = Executors.newFixedThreadPool(workers)) {
            var results = new ExecutorCompletionService<Structure>(pool);
            open.forEach(structure -> results.submit(() -> calculation.apply(structure)));
            try {
                for (int finished = 1; finished <= open.size(); finished++) {
                    try {
                        Structure structure = results.take().get();
                        file.append(structure);
                        long each = (System.nanoTime() - start) / finished;
                        var left = Duration.ofNanos(each * (open.size() - finished));
                        int done = earlier + finished - failures.size();
                        listener.labelled(structure, done, all, left);
                    } catch (ExecutionException failed) {
                        String reason = reason(failed.getCause());
                        failures.add(reason);
                        listener.failed(reason);
                    }
                }
                return false;
            } catch (InterruptedException | CancellationException stopped) {
                pool.shutdownNow();
                return true;
            } catch (RuntimeException | Error fatal) {
                pool.shutdownNow();
                throw fatal;
            }
        }
    }

    private static String reason(Throwable cause) {
        return switch (cause) {
            case LabellingFailedException failed -> failed.getMessage();
            case RuntimeException other -> throw other;
            case Error error -> throw error;
            default -> throw new IllegalStateException(cause);
        };
    }

    private static List<Structure> named(String name, List<Structure> structures) {
        Map<String, Structure> known = new HashMap<>();
        var named = new ArrayList<Structure>();
        for (int k = 0; k < structures.size(); k++) {
            Structure structure = structures.get(k);
            Structure withId =
                    structure.info("id").isPresent()
                            ? structure
                            : structure.withInfo("id", name + "-" + (k + 1));
            Structure other = known.put(id(withId), structure);
            if (other != null) {
                throw new InvalidInputException(
                        structure.describe()
                                + ": has the id "
                                + id(withId)
                                + ", like "
                                + other.describe());
            }
            named.add(withId);
        }
        return named;
    }

    private static String id(Structure structure) {
        return structure.info("id").orElseThrow();
    }
}
