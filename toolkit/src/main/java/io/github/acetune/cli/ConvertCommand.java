package io.github.acetune.cli;

import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        header = "Convert potentials and structures between file formats.",
        description = {
            "Potentials: .yaml (B basis, pacemaker) to .yace (C-tilde basis, LAMMPS)."
                    + " Structures: extended XYZ to extended XYZ in one consistent layout, optionally compressed (.xyz.gz)."
        },
        footer = {
            "",
            "Examples:",
            "  acetune convert potential.yaml potential.yace",
            "  acetune convert old.xyz tidy.extxyz",
            "  acetune convert other-sign.xyz tidy.xyz --flip-virial"
        })
final class ConvertCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "IN", description = "The file to read.")
    private Path source;

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            description = "The file to write; its ending says the format.")
    private Path target;

    @Option(
            names = "--flip-virial",
            description =
                    "The virials or stresses of IN have the opposite sign (acetune audit tells): write them with acetune's, by"
                            + " which a positive virial wants to expand the cell.")
    private boolean flip;

    ConvertCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (isStructures(source) != isStructures(target)) {
            throw new InvalidInputException(
                    target
                            + ": expected the ending of "
                            + (isStructures(source)
                                    ? "structures (.xyz, .extxyz)"
                                    : "a potential (.yaml, .yace)")
                            + ", because "
                            + source.getFileName()
                            + " holds such");
        }
        if (isStructures(source)) {
            try (Stream<Structure> frames = ExtendedXyz.stream(source)) {
                ExtendedXyz.write(target, frames.map(this::signed).iterator());
            }
        } else {
            PotentialFiles.write(PotentialFiles.read(source), target);
        }
        console.err().println("wrote " + target);
        return ExitCode.DONE;
    }

    private Structure signed(Structure structure) {
        if (!flip || structure.labels().virial().isEmpty()) {
            return structure;
        }
        double[] virial = structure.labels().virial().orElseThrow();
        for (int k = 0; k < virial.length; k++) {
            virial[k] = -virial[k];
        }
        return structure.withLabels(structure.labels().withVirial(virial));
    }

    private static boolean isStructures(Path file) {
        return file.getFileName().toString().matches("(?i).*\\.(ext)?xyz(\\.gz)?");
    }
}
