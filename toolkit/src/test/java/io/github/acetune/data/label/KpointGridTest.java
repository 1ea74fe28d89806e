package io.github.acetune.data.label;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.data.Datasets;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules that choose k-points are those of the bundled sets. */
class KpointGridTest {
    @ParameterizedTest
    @EnumSource(DftSystem.class)
    void everyBundledStructureGetsTheGridThatItWasCalculatedWith(DftSystem system) {
        var differing = new ArrayList<String>();
        for (Structure structure : Datasets.load(system.id() + "-pbe").structures()) {
            if (structure.info("spin").orElseThrow().equals("F")) {
                String grid = KpointGrid.of(system, structure).text();
                if (!grid.equals(structure.info("kgrid").orElseThrow())) {
                    differing.add(
                            structure.info("id").orElseThrow()
                                    + ": "
                                    + grid
                                    + " instead of "
                                    + structure.info("kgrid").orElseThrow());
                }
            }
        }

        assertEquals(List.of(), differing);
    }

    @Test
    void crystalsHaveAsManyOperationsAsTheirSpaceGroupSays() {
        assertEquals(192, CrystalSymmetry.operations(Crystals.diamond(Element.Si, 5.43)));
        Structure primitive = Deformations.primitive(Crystals.diamond(Element.Si, 5.43));
        assertEquals(48, CrystalSymmetry.operations(primitive));
        assertEquals(
                24,
                CrystalSymmetry.operations(Crystals.hexagonalClosePacked(Element.Si, 2.7, 4.41)));
        assertEquals(
                6,
                CrystalSymmetry.operations(Crystals.trigonalTellurium(Element.Te, 4.4, 5.9, 0.27)));
        assertEquals(
                1, CrystalSymmetry.operations(Deformations.rattle(primitive, 0.05, 1)) / 2 + 0);
    }

    @Test
    void anAcuteCellIsReducedToTheSameLattice() {
        Cell acute = new Cell(4.3, 0, 10.3, -2.15, 3.72, 10.3, -2.15, -3.72, 10.3);

        Cell reduced = ReducedCell.of(acute);

        assertEquals(acute.signedVolume(), reduced.signedVolume(), 1e-9);
        double[] steps = acute.fractional(reduced.toArray());
        for (double step : steps) {
            assertEquals(Math.rint(step), step, 1e-9);
        }
        assertTrue(Math.sqrt(reduced.ax() * reduced.ax() + reduced.ay() * reduced.ay()) < 8);
        assertEquals(Cell.cubic(5), ReducedCell.of(Cell.cubic(5)));
    }
}
