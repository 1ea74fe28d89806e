package io.github.acetune.cli;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.evaluate.RadialMode;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        header = "Energies, forces and virials of structures.",
        description = {
            "Writes the frames as extended XYZ with energy (eV), energies of the atoms (eV), forces (eV/Å)"
                    + " and virial (-dE/dstrain, eV) in place of their own labels; everything else of a frame is kept."
        },
        footer = {
            "",
            "Examples:",
            "  acetune evaluate Si.yace structures.xyz -o evaluated.xyz",
            "  acetune evaluate potential.yaml structures.xyz > evaluated.xyz"
        })
final class EvaluateCommand implements Callable<Integer> {
    /** Frames that are evaluated at the same time; also what is held in memory. */
    private static final int BATCH = 64;

    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "POTENTIAL",
            description = "A .yace, .ace or .yaml (B basis) file.")
    private Path potential;

    @Parameters(index = "1", paramLabel = "STRUCTURES", description = "Extended XYZ.")
    private Path structures;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write; the standard output if absent.")
    private Path output;

    @Option(
            names = "--radials",
            paramLabel = "MODE",
            defaultValue = "splines",
            description =
                    "Radial functions from the file's splines as LAMMPS evaluates them (splines), or from"
                            + " their formulae (direct); default: ${DEFAULT-VALUE}.")
    private Radials radials;

    /** The names of {@link RadialMode} on the command line. */
    private enum Radials {
        SPLINES(RadialMode.REFERENCE_SPLINES),
        DIRECT(RadialMode.DIRECT);

        private final RadialMode mode;

        Radials(RadialMode mode) {
            this.mode = mode;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        AcePotential model = PotentialFiles.read(potential);
        var calculator = AceCalculator.of(model, radials.mode).withThreads(1);
        try (var _ = new Interruption();
                Stream<Structure> frames = ExtendedXyz.stream(structures);
                var progress = new ProgressLine(console)) {
            var evaluated = new Evaluated(calculator, frames.iterator(), progress);
            if (output != null) {
                ExtendedXyz.write(output, evaluated);
            } else {
                while (evaluated.hasNext()) {
                    console.out().print(ExtendedXyz.format(evaluated.next()));
                }
                console.out().flush();
            }
            if (evaluated.count == 0) {
                throw new InvalidInputException(
                        structures + ": no structures found, expected extended XYZ frames");
            }
            if (output != null) {
                progress.keep("wrote " + evaluated.count + " structures to " + output);
            }
        }
        return ExitCode.DONE;
    }

    /** Frames with results, a batch at a time. */
    private static final class Evaluated implements Iterator<Structure> {
        private final Calculator calculator;
        private final Iterator<Structure> source;
        private final ProgressLine progress;
        private Iterator<Structure> ready = List.<Structure>of().iterator();
        private int count;

        Evaluated(Calculator calculator, Iterator<Structure> source, ProgressLine progress) {
            this.calculator = calculator;
            this.source = source;
            this.progress = progress;
        }

        @Override
        public boolean hasNext() {
            return ready.hasNext() || source.hasNext();
        }

        @Override
        public Structure next() {
            if (!ready.hasNext()) {
                ready = batch();
            }
            return ready.next();
        }

        private Iterator<Structure> batch() {
            if (Thread.interrupted()) {
                throw new CancellationException();
            }
            var frames = new ArrayList<Structure>();
            while (frames.size() < BATCH && source.hasNext()) {
                frames.add(source.next());
            }
            List<Structure> results = frames.parallelStream().map(this::evaluate).toList();
            count += results.size();
            progress.update(count + " structures evaluated");
            return results.iterator();
        }

        private Structure evaluate(Structure structure) {
            try {
                return structure.withResults(calculator.calculate(structure));
            } catch (InvalidInputException unfit) {
                throw new InvalidInputException(
                        structure.describe() + ": " + unfit.getMessage(), unfit);
            }
        }
    }
}
