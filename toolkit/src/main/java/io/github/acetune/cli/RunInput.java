package io.github.acetune.cli;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** What commands that move the atoms of a structure start from. */
final class RunInput {
    @Parameters(
            index = "0",
            paramLabel = "POTENTIAL",
            description = "A .yace, .ace or .yaml (B basis) file.")
    private Path potential;

    @Parameters(
            index = "1",
            paramLabel = "STRUCTURE",
            description = "Extended XYZ, or a LAMMPS data file (.data, .lmp).")
    private Path structure;

    /** The potential's file. */
    Path file() {
        return potential;
    }

    AcePotential potential() {
        return PotentialFiles.read(potential);
    }

    /** The last frame of the structure's file. */
    Structure start(Console console) {
        return StructureFile.last(structure, console);
    }
}
