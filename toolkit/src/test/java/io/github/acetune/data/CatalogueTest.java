package io.github.acetune.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Descriptors of one's own beside those of the program. */
class CatalogueTest {
    private static final String SMALL =
            """
            name: si-gap-18
            title: "A few frames in its place"
            elements: [Si]
            labels: [energy]
            theory: PBE
            licence: CC0-1.0
            citation: none
            download:
              url: https://example.org/small.xyz
              page: https://example.org
              file: small.xyz
              sha256: abcdef
            """;

    @TempDir Path folder;

    @Test
    void aDescriptorOfOnesOwnStandsBeforeTheProgramsOfTheSameName() throws IOException {
        Files.writeString(folder.resolve("si-gap-18.yaml"), SMALL);
        Files.writeString(folder.resolve("mine.yaml"), SMALL.replace("si-gap-18", "mine"));

        var catalogue = Catalogue.in(folder);

        assertEquals("A few frames in its place", catalogue.descriptor("si-gap-18").title());
        assertEquals("mine", catalogue.names().getLast());
        assertEquals(Datasets.names().size() + 1, catalogue.names().size());
        assertEquals("si-pbe", catalogue.descriptor("si-pbe").name());
    }

    @Test
    void whatIsWrongWithOneIsSaidWithItsFile() throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, SMALL.replace("theory: PBE", ""));

        assertComplaint(file + ": theory is missing or not text");

        Files.writeString(file, "name: [si-gap-18");
        assertComplaint(file + ": is not YAML");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        var complaint =
                assertThrows(
                        InvalidInputException.class, () -> Catalogue.in(folder.resolve("missing")));

        assertTrue(complaint.getMessage().startsWith("ACETUNE_DATASETS="), complaint::getMessage);
    }

    private void assertComplaint(String start) {
        var complaint =
                assertThrows(
                        InvalidInputException.class, () -> Catalogue.in(folder).descriptor("mine"));
        assertTrue(complaint.getMessage().startsWith(start), complaint::getMessage);
    }
}
