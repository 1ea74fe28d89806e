package io.github.acetune.cli;

import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "lammps",
        mixinStandardHelpOptions = true,
        header = "Write the LAMMPS input that repeats a run.",
        description = {
            "Takes the options of acetune md and writes into DIR: in.lammps and structure.data. The potential must be a"
                    + " .yace file, which LAMMPS reads (package ML-PACE)."
        },
        footer = {
            "",
            "Example:",
            "  acetune lammps Si.yace si.xyz -o lammps --ensemble nvt --temperature 300 --time 10"
        })
final class LammpsCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "POTENTIAL", description = "A .yace file.")
    private Path potential;

    @Parameters(
            index = "1",
            paramLabel = "STRUCTURE",
            description = "Extended XYZ, or a LAMMPS data file (.data, .lmp).")
    private Path structure;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write into.")
    private Path output;

    @Mixin private RunOptions options;

    LammpsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (!potential.toString().endsWith(".yace")) {
            throw new InvalidInputException(
                    potential + ": LAMMPS reads .yace files; make one with acetune convert");
        }
        var calculator = AceCalculator.of(PotentialFiles.read(potential));
        Structure start = StructureFile.last(structure, console);
        var simulation = options.simulation(calculator, start);
        Files.createDirectories(output);
        simulation.writeLammps(output, potential, options.steps());
        console.out().println("wrote " + output.resolve("in.lammps") + " and structure.data");
        return ExitCode.DONE;
    }
}
