package io.github.acetune.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.data.Datasets;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import java.io.StringReader;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Structures to look at. */
class StructureViewTest {
    private static final Structure ROCK_SALT =
            Structure.of(
                    List.of(Element.Na, Element.Cl),
                    new double[] {0, 0, 0, 2.8, 2.8, 2.8},
                    Cell.cubic(5.6),
                    Periodicity.ALL);

    private static final Structure DIMER =
            Structure.of(
                    List.of(Element.Si, Element.Si),
                    new double[] {0, 0, 0, 0, 0, 2.3},
                    Cell.NONE,
                    Periodicity.NONE);

    @Test
    void atomOnACornerOfTheCellIsDrawnAtAllEightAndAMoleculeAsItIs() throws Exception {
        assertEquals(8 + 1 + 2, circles(StructureView.of(ROCK_SALT)), "corners, centre, legend");
        assertEquals(2 + 1, circles(StructureView.of(DIMER)), "atoms, legend");
    }

    @Test
    void framesOfATrajectoryShowEachAtomOnce() throws Exception {
        var view = StructureView.trajectory(List.of(ROCK_SALT, DIMER));

        assertEquals(2 + 3, circles(view), "atoms of the first frame; legend of all elements");
        assertTrue(view.toText().startsWith("Trajectory of 2 structures"));
    }

    @Test
    void longTrajectoryIsThinnedToItsFirstLastAndEvenlySpacedFrames() {
        int[] shown = StructureView.trajectory(Collections.nCopies(1000, DIMER)).shownFrames();

        assertEquals(StructureView.MOST_FRAMES, shown.length);
        assertEquals(0, shown[0]);
        assertEquals(999, shown[shown.length - 1]);
    }

    @Test
    void wordsNameAtomsAndCell() {
        String text = StructureView.of(ROCK_SALT).toText();

        assertTrue(text.contains("NaCl, 2 atoms"), text);
        assertTrue(text.contains("5.600 × 5.600 × 5.600 Å, angles 90°, 90°, 90°"), text);
        assertTrue(StructureView.of(DIMER).toText().contains("no cell"));
    }

    @Test
    void numbersMustFitTheAtomsAndAColumnMustBeThere() {
        var view = StructureView.of(DIMER);

        assertThrows(IllegalArgumentException.class, () -> view.colourBy("charge", 1, 2, 3));
        assertThrows(InvalidInputException.class, () -> view.colourBy("forces"));
        assertThrows(InvalidInputException.class, () -> view.colourBy("charge"));
        assertTrue(view.colourBy("Charge (e)", -1, 1).toSvg().contains("Charge (e)"));
    }

    @Test
    void everyObjectOfTheToolkitHasALookWithPlainText() {
        var silicon = Datasets.load("si-pbe");
        for (Object value : List.of(silicon, silicon.structures().getFirst(), List.of(DIMER))) {
            Map<String, Object> look = NotebookViews.of(value).orElseThrow();
            String html = look.get("text/html").toString();
            assertTrue(html.contains("<img alt=\"\""), "a picture for readers without scripts");
            assertFalse(look.get("text/plain").toString().isBlank());
        }
        assertTrue(NotebookViews.of(List.of()).isEmpty());
        assertTrue(NotebookViews.of("text").isEmpty());
    }

    private static int circles(StructureView view) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(view.toSvg())))
                .getElementsByTagName("circle")
                .getLength();
    }
}
