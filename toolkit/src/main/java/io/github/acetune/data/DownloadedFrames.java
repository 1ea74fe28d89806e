package io.github.acetune.data;

import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Reads the structures of a downloaded file, from the members of an archive that the catalogue names. */
final class DownloadedFrames {
    private DownloadedFrames() {}

    static Dataset read(String name, DatasetSource.Download download, Path file) {
        if (download.members().isEmpty()) {
            return new Dataset(name, ExtendedXyz.read(file));
        }
        var structures = new ArrayList<Structure>();
        for (DatasetSource.Member member : download.members()) {
            List<Structure> frames = read(file, member);
            if (frames.isEmpty()) {
                throw new InvalidInputException(
                        file + ": " + member.name() + " in it holds no structures");
            }
            structures.addAll(frames);
        }
        return new Dataset(name, structures);
    }

    private static List<Structure> read(Path file, DatasetSource.Member member) {
        String name = file + "!" + member.name();
        MessageDigest digest = Checksums.digest();
        var bytes = new DigestInputStream(ExtendedXyz.open(file, member.name()), digest);
        List<Structure> structures;
        try (Stream<Structure> frames = ExtendedXyz.stream(name, bytes)) {
            structures =
                    member.set().isEmpty()
                            ? frames.toList()
                            : frames.map(frame -> frame.withInfo("set", member.set())).toList();
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.startsWith(member.sha256())) {
            throw new InvalidInputException(
                    name
                            + ": is not the file that the catalogue means: expected SHA-256 "
                            + member.sha256()
                            + ", found "
                            + found);
        }
        return structures;
    }
}
