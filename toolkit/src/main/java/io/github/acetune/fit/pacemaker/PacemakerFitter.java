package io.github.acetune.fit.pacemaker;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.ReferenceEnergies;
import io.github.acetune.fit.FitListener;
import io.github.acetune.fit.FitResult;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.fit.FitStep;
import io.github.acetune.fit.LossParts;
import io.github.acetune.fit.PotentialFitter;
import io.github.acetune.structure.AtomicFile;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.validate.Predictions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * Fits with pacemaker (python-ace), for those who have it: writes its {@code input.yaml} and data, runs it, and reads its potential and
 * predictions.
 *
 * @param folder where its files go; made where it does not exist
 * @param executable the program: a name on the PATH, or a file
 * @param cudaDevice value of {@code CUDA_VISIBLE_DEVICES} for the program; empty to leave that as it is
 * @param evaluator {@code tensorpot} or {@code pyace}
 * @param batchSize structures evaluated at a time
 */
public record PacemakerFitter(
        Path folder,
        String executable,
        Optional<String> cudaDevice,
        String evaluator,
        int batchSize)
        implements PotentialFitter {
    private static final String DATA_FILE = "train.pckl.gzip";

    /** What an earlier run may have left in the folder and must not be taken for this one's. */
    private static final String RESULTS =
            "output_potential\\.yaml|interim_potential.*\\.yaml|metrics\\.txt|train_pred\\.pckl\\.gzip";

    /** Checks the numbers. */
    public PacemakerFitter {
        if (!evaluator.equals("tensorpot") && !evaluator.equals("pyace")) {
            throw new InvalidInputException(
                    "the evaluator is " + evaluator + ", expected tensorpot or pyace");
        }
        if (batchSize < 1) {
            throw new InvalidInputException(
                    "the batch size is " + batchSize + ", expected at least 1");
        }
    }

    /**
     * The program {@code pacemaker} of the PATH, with its TensorFlow evaluator.
     *
     * @param folder where its files go
     * @return a fitter
     */
    public static PacemakerFitter in(Path folder) {
        return new PacemakerFitter(folder, "pacemaker", Optional.empty(), "tensorpot", 100);
    }

    /**
     * With another program.
     *
     * @param program a name on the PATH, or a file
     * @return a new fitter
     */
    public PacemakerFitter withExecutable(String program) {
        return new PacemakerFitter(folder, program, cudaDevice, evaluator, batchSize);
    }

    /**
     * On a given graphics card.
     *
     * @param device its number, or several with commas; empty for none
     * @return a new fitter
     */
    public PacemakerFitter withCudaDevice(String device) {
        return new PacemakerFitter(folder, executable, Optional.of(device), evaluator, batchSize);
    }

    /**
     * With another evaluator.
     *
     * @param name {@code tensorpot} or {@code pyace}
     * @return a new fitter
     */
    public PacemakerFitter withEvaluator(String name) {
        return new PacemakerFitter(folder, executable, cudaDevice, name, batchSize);
    }

    /**
     * Whether the program is there.
     *
     * @return false where it is neither on the PATH nor a file
     */
    public boolean isInstalled() {
        return find(executable).isPresent();
    }

    /** Where a program lies. */
    static Optional<Path> find(String executable) {
        if (executable.contains(File.separator)) {
            return Optional.of(Path.of(executable)).filter(Files::isExecutable);
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(place -> Path.of(place).resolve(executable))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public FitResult fit(AceSpec potential, Dataset train, FitSpec settings, FitListener listener) {
        if (!isInstalled()) {
            throw new InvalidInputException(
                    executable
                            + ": is not installed; install pacemaker (python-ace), name its executable, or fit without it");
        }
        var references = settings.references().of(train, potential.elements());
        write(potential, train, settings, references);
        var run = new PacemakerRun(this, listener, settings.minimisation().maxIterations());
        run.run();
        var fitted = potential(run.potential(), train, settings, references);
        var notes = new ArrayList<String>();
        if (run.wasEnded()) {
            notes.add("interrupted: this is the last potential that pacemaker wrote");
        } else {
            var predictions = Predictions.of(AceCalculator.of(fitted).withThreads(1), train);
            notes.add(PacemakerPredictions.comparison(this, predictions, references));
        }
        return result(fitted, settings, run, notes);
    }

    private void write(
            AceSpec potential, Dataset train, FitSpec settings, ReferenceEnergies references) {
        var backend = new LinkedHashMap<String, Object>();
        backend.put("evaluator", evaluator);
        backend.put("batch_size", batchSize);
        backend.put("display_step", 20);
        var input = InputWriter.input(potential, settings, references, DATA_FILE, backend);
        double[] energies =
                train.structures().stream()
                        .mapToDouble(s ->
                                s.labels().energy().orElse(Double.NaN) - references.energyOf(s))
                        .toArray();
        var weights = settings.weighting().of(train.structures(), energies);
        prepare();
        DataPickle.write(folder.resolve(DATA_FILE), train, weights);
        var layout =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.AUTO).setWidth(120).build();
        byte[] text = new Dump(layout).dumpToString(input).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve("input.yaml"), out -> out.write(text));
    }

    private void prepare() {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(f -> f.getFileName().toString().matches(RESULTS)).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    folder + ": cannot be prepared for pacemaker: " + e.getMessage(), e);
        }
    }

    private BBasisPotential potential(
            Path file, Dataset train, FitSpec settings, ReferenceEnergies references) {
        if (!(PotentialFiles.read(file) instanceof BBasisPotential fitted)) {
            throw new InvalidInputException(file + ": is no potential in its B-basis");
        }
        var metadata = new LinkedHashMap<>(fitted.metadata());
        metadata.put("generator", "pacemaker, run by acetune");
        metadata.put("training_data", train.name());
        metadata.put("training_structures", Integer.toString(train.size()));
        metadata.put("training_data_sha256", train.sha256());
        metadata.put("fit_seed", Long.toString(settings.seed()));
        double[] energies = fitted.elements().stream().mapToDouble(references::energy).toArray();
        return fitted.withReferenceEnergies(energies).withMetadata(Map.copyOf(metadata));
    }

    private static FitResult result(
            BBasisPotential fitted, FitSpec settings, PacemakerRun run, List<String> notes) {
        List<FitStep> steps = run.steps();
        LossParts loss =
                steps.isEmpty()
                        ? new LossParts(Double.NaN, Double.NaN, 0, 0, 0, 0)
                        : steps.getLast().loss();
        if (steps.isEmpty()) {
            notes.add("pacemaker wrote no metrics.txt: the loss is not known");
        }
        boolean converged =
                !run.wasEnded() && steps.size() < settings.minimisation().maxIterations();
        return new FitResult(
                fitted,
                settings,
                loss,
                steps,
                run.seconds(),
                Double.NaN,
                converged,
                notes,
                Optional.empty());
    }
}
