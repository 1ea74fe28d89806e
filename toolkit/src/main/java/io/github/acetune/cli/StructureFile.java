package io.github.acetune.cli;

import io.github.acetune.md.LammpsData;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads files of structures: {@code .data} and {@code .lmp} are LAMMPS data files, others extended XYZ. */
final class StructureFile {
    private StructureFile() {}

    /** The only frame of a file, or the last of several, with a notice. */
    static Structure last(Path file, Console console) {
        if (isLammpsData(file)) {
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

    /** All frames, one after the other; to be closed. */
    static Stream<Structure> stream(Path file) {
        return isLammpsData(file) ? Stream.of(LammpsData.read(file)) : ExtendedXyz.stream(file);
    }

    static boolean isLammpsData(Path file) {
        return file.toString().matches("(?i).*\\.(data|lmp)");
    }

    static boolean isExtendedXyz(Path file) {
        return file.toString().matches("(?i).*\\.(ext)?xyz(\\.gz)?");
    }
}
