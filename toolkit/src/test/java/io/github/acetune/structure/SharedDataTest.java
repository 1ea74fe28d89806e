package io.github.acetune.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real data sets of several origins are read whole and written without loss. */
class SharedDataTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pbe/si-pbe.xyz",
                "pbe/sbte-pbe.xyz",
                "si-gap-18/Si_tiny.xyz",
                "si-gap-18/testing_database.xyz",
                "zuo2020/Ge_test.xyz",
                "zuo2020/Ge_train.xyz",
                "zuo2020/Si_test.xyz",
                "zuo2020/Si_train.xyz"
            })
    void everyFrameIsReadWithItsLabelsAndReadsBackTheSame(String name) throws IOException {
        Path file = Shared.file("data/" + name);

        var structures = ExtendedXyz.read(file);

        assertEquals(atomCounts(file), structures.stream().map(Structure::size).toList());
        assertTrue(structures.stream().allMatch(s -> s.labels().energy().isPresent()));
        assertTrue(structures.stream().allMatch(s -> s.labels().forces().isPresent()));
        Path copy = folder.resolve("copy.xyz");
        ExtendedXyz.write(copy, structures);
        SameStructure.assertSame(structures, ExtendedXyz.read(copy));
    }

    /** The atom counts as a reader that knows nothing but the line structure finds them. */
    private static List<Integer> atomCounts(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        var counts = new ArrayList<Integer>();
        for (int line = 0; line < lines.size(); line += counts.getLast() + 2) {
            counts.add(Integer.valueOf(lines.get(line).strip()));
        }
        return counts;
    }
}
