package io.github.acetune.cli;

import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.md.LammpsData;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Labels;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
            "Potentials: .yaml (B basis, pacemaker) to .yace (C-tilde basis, LAMMPS) or .ace (its old text format); .ace to .yace and back."
                    + " Structures: extended XYZ (.xyz, .extxyz, also .gz, .zip, .tar, .tar.gz to read) in one consistent"
                    + " layout, and LAMMPS data files (.data, .lmp; atom style atomic, units metal, one periodic"
                    + " structure without labels)."
        },
        footer = {
            "",
            "Examples:",
            "  acetune convert potential.yaml potential.yace",
            "  acetune convert old.xyz tidy.extxyz",
            "  acetune convert other-sign.xyz tidy.xyz --flip-virial",
            "  acetune convert trajectory.xyz start.data --frame 1",
            "  acetune convert start.data start.xyz",
            "  acetune convert cell.xyz supercell.xyz --supercell 4,4,4"
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

    @Option(
            names = "--frame",
            paramLabel = "N",
            description =
                    "Only this frame of IN, counted from 1. Without it all, or the last where OUT can hold only one.")
    private Long frame;

    @Option(
            names = "--supercell",
            split = ",",
            paramLabel = "N",
            description =
                    "Repeat the cell so often along its three vectors, for example 4,4,4. Labels are left out.")
    private int[] repeats = {};

    ConvertCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (isPotential(source)) {
            requireEnding(isPotential(target), "a potential (.yaml, .yace, .ace)");
            PotentialFiles.write(PotentialFiles.read(source), target);
        } else if (StructureFile.isLammpsData(target)) {
            writeLammpsData(
                    repeated(frame == null ? StructureFile.last(source, console) : chosen()));
        } else {
            requireEnding(
                    StructureFile.isExtendedXyz(target),
                    "structures (.xyz, .extxyz, .xyz.gz, .data, .lmp)");
            writeExtendedXyz();
        }
        console.err().println("wrote " + target);
        return ExitCode.DONE;
    }

    private void writeExtendedXyz() {
        if (frame != null) {
            ExtendedXyz.write(target, List.of(shaped(chosen())));
            return;
        }
        try (Stream<Structure> frames = StructureFile.stream(source)) {
            ExtendedXyz.write(target, frames.map(this::shaped).iterator());
        }
    }

    private void writeLammpsData(Structure structure) {
        if (!structure.labels().equals(Labels.NONE)) {
            console.notice(target + " holds no energies, forces or virials: they are left out");
        }
        try {
            LammpsData.write(target, structure);
        } catch (InvalidInputException unfit) {
            throw new InvalidInputException(
                    structure.origin().isPresent()
                            ? structure.describe() + ": " + unfit.getMessage()
                            : unfit.getMessage(),
                    unfit);
        }
    }

    private Structure chosen() {
        if (frame < 1) {
            throw new InvalidInputException(
                    "--frame " + frame + ": expected the number of a frame, counted from 1");
        }
        try (Stream<Structure> frames = StructureFile.stream(source)) {
            return frames.skip(frame - 1)
                    .findFirst()
                    .orElseThrow(() ->
                            new InvalidInputException(
                                    source + ": has fewer than " + frame + " frames"));
        }
    }

    private void requireEnding(boolean fits, String expected) {
        if (!fits) {
            throw new InvalidInputException(
                    target
                            + ": expected the ending of "
                            + expected
                            + ", because "
                            + source.getFileName()
                            + " holds such");
        }
    }

    private Structure shaped(Structure structure) {
        return signed(repeated(structure));
    }

    private Structure repeated(Structure structure) {
        if (repeats.length == 0) {
            return structure;
        }
        if (repeats.length != 3 || Arrays.stream(repeats).anyMatch(n -> n < 1)) {
            throw new InvalidInputException(
                    "--supercell: expected three numbers of at least 1 such as 4,4,4, found "
                            + Arrays.toString(repeats));
        }
        return Deformations.supercell(structure, repeats[0], repeats[1], repeats[2]);
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

    private static boolean isPotential(Path file) {
        return file.toString().matches("(?i).*\\.(ya?ml|yace|ace)");
    }
}
