package io.github.acetune.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.razorvine.pickle.Pickler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PickledTableTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"protocol4-old", "protocol4", "protocol5"})
    void tablesOfPacemakerAreReadInEveryLayout(String layout) throws URISyntaxException {
        var resource = PickledTableTest.class.getResource("frames-" + layout + ".pckl.gzip");
        Dataset data = Dataset.read(Path.of(resource.toURI()));

        assertEquals(2, data.size());
        assertEquals("frames-" + layout, data.name());
        Structure first = data.structures().getFirst();
        assertEquals("[Si, Si]", first.species().toString());
        assertArrayEquals(new double[] {0, 0, 0, 1.25, 1.5, 1.75}, first.positions());
        assertEquals(Math.pow(5.4, 3), first.cell().volume(), 1e-9);
        assertTrue(first.periodicity().along(2));
        assertEquals(-10.5, first.labels().energy().orElseThrow());
        assertArrayEquals(
                new double[] {0.1, 0.2, 0.3, -0.1, -0.2, -0.3},
                first.labels().forces().orElseThrow());
        assertEquals("first", first.info("name").orElseThrow());
        Structure second = data.structures().get(1);
        assertEquals("[Sb]", second.species().toString());
        assertFalse(second.periodicity().any());
        assertArrayEquals(new double[] {0, 0, 0.5}, second.labels().forces().orElseThrow());
    }

    @Test
    void otherPicklesAndOtherFilesAreOneLine() throws IOException {
        Path number = folder.resolve("number.pkl");
        Files.write(number, new Pickler().dumps(42));
        Path text = Files.writeString(folder.resolve("text.pckl.gzip"), "no pickle at all");
        for (Path file : new Path[] {number, text, folder.resolve("missing.pkl")}) {
            String message =
                    assertThrows(InvalidInputException.class, () -> Dataset.read(file))
                            .getMessage();
            assertTrue(message.startsWith(file.toString()), message);
            assertTrue(message.contains("write it as extended XYZ"), message);
            assertEquals(1, message.lines().count());
        }
    }
}
