package io.github.acetune.cli;

import io.github.acetune.md.LammpsData;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.List;

/** Reads the one structure that a command starts from. */
final class StructureFile {
    private StructureFile() {}

    /** The only frame of a file, or the last of several, with a notice; {@code .data} and {@code .lmp} are LAMMPS data files. */
    static Structure last(Path file, Console console) {
        String name = file.toString();
        if (name.endsWith(".data") || name.endsWith(".lmp")) {
            return LammpsData.read(file);
        }
        List<Structure> frames = ExtendedXyz.read(file);
        if (frames.isEmpty()) {
            throw new InvalidInputException(
                    file + ": no structures found, expected an extended XYZ frame");
        }
        if (frames.size() > 1) {
            console.notice(file + " holds " + frames.size() + " frames; the last one is used");
        }
        return frames.getLast();
    }
}
