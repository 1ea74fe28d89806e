package io.github.acetune.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of a data set before anything is fitted to it. */
class ExplorationTest {
    private static final AceSpec SPEC = AceSpec.of("Si").cutoff(4).functions(20);

    @Test
    void averagedDescriptorsDoNotChangeWithTheSizeOfTheCell() {
        Structure cell = Deformations.rattle(Crystals.diamond(Element.Si, 5.43), 0.1, 1);
        var descriptor = AveragedAce.of(SPEC);

        double[] small = descriptor.of(cell);

        assertEquals(descriptor.length(), small.length);
        assertArrayEquals(small, descriptor.of(Deformations.supercell(cell, 2, 1, 1)), 1e-12);
    }

    @Test
    void averagedDescriptorsKnowTheComposition() {
        var descriptor = AveragedAce.of(List.of(Element.Te, Element.Sb));

        double[] telluride =
                descriptor.of(Crystals.quintupleLayers(Element.Sb, Element.Te, 4.26, 30.5));

        assertEquals(0.4, telluride[0], 1e-15);
        assertEquals(0.6, telluride[descriptor.length() / 2], 1e-15);
        assertThrows(
                InvalidInputException.class,
                () -> descriptor.of(Crystals.diamond(Element.Si, 5.43)));
    }

    @Test
    void productsOfAveragedSoapVectorsAreTheMeanSimilaritiesOfTheAtoms() {
        Structure layers = Crystals.quintupleLayers(Element.Sb, Element.Te, 4.26, 30.5);
        Structure first = Deformations.rattle(layers, 0.3, 1);
        Structure second = Deformations.rattle(layers, 0.3, 2);

        for (Soap settings :
                List.of(
                        Soap.DEFAULT.zeta(1),
                        Soap.DEFAULT.zeta(1).withoutCentre().speciesBlind())) {
            var descriptor = AveragedSoap.of(settings, List.of(Element.Te, Element.Sb));

            double[] a = descriptor.of(first);
            double[] b = descriptor.of(second);

            assertEquals(descriptor.length(), a.length);
            assertEquals(meanSimilarity(settings, first, first), product(a, a), 1e-4);
            assertEquals(meanSimilarity(settings, first, second), product(a, b), 1e-4);
        }
    }

    private static double meanSimilarity(Soap settings, Structure first, Structure second) {
        var others = settings.environments(second);
        return settings.environments(first).stream()
                .flatMap(one -> others.stream().map(other -> settings.similarity(one, other)))
                .mapToDouble(each -> each)
                .average()
                .orElseThrow();
    }

    private static double product(double[] a, double... b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    @Test
    void averagedSoapVectorsDoNotChangeWithTheSizeOfTheCellAndRefuseOtherElements() {
        Structure cell = Deformations.rattle(Crystals.diamond(Element.Si, 5.43), 0.1, 1);
        var descriptor = AveragedSoap.of(List.of(Element.Si));

        assertArrayEquals(
                descriptor.of(cell), descriptor.of(Deformations.supercell(cell, 2, 1, 1)), 1e-12);
        assertThrows(
                InvalidInputException.class,
                () -> descriptor.of(Crystals.diamond(Element.Ge, 5.66)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMapPutsLikeToLike(boolean soap) {
        var structures = new ArrayList<Structure>();
        for (int k = 0; k < 12; k++) {
            Structure diamond = Crystals.diamond(Element.Si, 5.43).withInfo("set", "train");
            Structure close = Crystals.faceCentredCubic(Element.Si, 3.9).withInfo("set", "test");
            structures.add(Deformations.rattle(diamond, 0.05, k));
            structures.add(Deformations.rattle(close, 0.05, k));
        }
        Dataset dataset = Dataset.of("two crystals", structures);
        Supplier<DescriptorMap> maker =
                () ->
                        soap
                                ? DescriptorMap.of(
                                        DescriptorMatrix.of(
                                                dataset, AveragedSoap.of(dataset.elements())))
                                : DescriptorMap.of(dataset, SPEC);

        DescriptorMap map = maker.get();

        assertEquals(map.points(), maker.get().points(), "not the same again");
        assertEquals(Set.of("train", "test"), new TreeSet<>(map.parts()));
        assertEquals(24, map.table().rowCount());
        for (int k = 0; k < 24; k++) {
            assertEquals(k % 2, nearest(map.points(), k) % 2, "the neighbour of " + k);
        }
    }

    private static int nearest(List<DescriptorMap.Point> points, int which) {
        int nearest = -1;
        double shortest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < points.size(); k++) {
            double distance =
                    Math.hypot(
                            points.get(k).x() - points.get(which).x(),
                            points.get(k).y() - points.get(which).y());
            if (k != which && distance < shortest) {
                nearest = k;
                shortest = distance;
            }
        }
        return nearest;
    }

    @Test
    void aMapOfASplitNamesItsParts() {
        Dataset silicon = Datasets.load("si-pbe").filter(s -> s.size() <= 4);
        var split = silicon.split("set");

        DescriptorMap map = DescriptorMap.of(split, SPEC);

        assertEquals("train", map.parts().getFirst());
        assertTrue(map.parts().contains("validation"));
        assertThrows(
                InvalidInputException.class,
                () -> DescriptorMap.of(silicon.filter(s -> s.configType().equals("none")), SPEC));
        Dataset three = Dataset.of("three", silicon.structures().subList(0, 3));
        assertThrows(InvalidInputException.class, () -> DescriptorMap.of(three, SPEC));
    }

    @Test
    void farthestPointsBeginInTheMiddleAndGoToTheEnds() {
        var line = matrix(new double[][] {{0}, {1}, {4}, {5}, {6}, {9}, {5}, {10}});

        assertEquals(List.of(3, 0, 7), Selection.farthestPoints(line, 3).indices());
        assertEquals(7, Selection.farthestPoints(line, 8).indices().size(), "a copy was chosen");
    }

    @Test
    void curChoosesRowsThatSpanTheOthers() {
        double[][] rows = {{5, 0, 0}, {0, 3, 0}, {4, 0, 0}, {0, 2, 0}, {0, 0, 1}, {1, 1, 0.1}};

        var selection = Selection.cur(matrix(rows), 6);

        assertEquals(Set.of(0, 1, 4), Set.copyOf(selection.indices()));
        assertEquals(0, selection.indices().getFirst());
        assertEquals(
                List.of("s0", "s1", "s4"),
                selection.dataset().structures().stream()
                        .map(s -> s.info("id").orElseThrow())
                        .toList());
    }

    @Test
    void aChoiceOfNoneOrTooManyIsRefused() {
        var line = matrix(new double[][] {{0}, {1}});

        assertThrows(InvalidInputException.class, () -> Selection.cur(line, 0));
        assertThrows(InvalidInputException.class, () -> Selection.farthestPoints(line, 3));
    }

    private static DescriptorMatrix matrix(double[][] rows) {
        var structures = new ArrayList<Structure>();
        for (int k = 0; k < rows.length; k++) {
            structures.add(Crystals.simpleCubic(Element.Si, 2.5).withInfo("id", "s" + k));
        }
        return DescriptorMatrix.of(
                Dataset.of("rows", structures),
                s -> rows[Integer.parseInt(s.info("id").orElseThrow().substring(1))].clone());
    }

    @Test
    void standardisedColumnsHaveUnitDeviation() {
        double[][] rows = matrix(new double[][] {{1, 7}, {3, 7}}).standardised().rows();

        assertArrayEquals(new double[] {-1, 0}, rows[0], 1e-15);
        assertArrayEquals(new double[] {1, 0}, rows[1], 1e-15);
    }

    @Test
    void coordinationIsCountedByConfigurationType() {
        var dataset =
                Dataset.of(
                        "two",
                        List.of(
                                Crystals.diamond(Element.Si, 5.43).withInfo("config_type", "dia"),
                                Crystals.simpleCubic(Element.Si, 2.5)
                                        .withInfo("config_type", "sc")));

        var byType = Coordination.byConfigType(dataset, BondCutoff.of(2.85));

        assertEquals(Collections.nCopies(8, 4), byType.get("dia").numbers());
        assertArrayEquals(new double[] {0, 0, 0, 1}, byType.get("sc").shares(3));
        var table = Coordination.table(byType);
        assertEquals(6, table.doubleColumn("mean").get(1));
        assertEquals(1, table.doubleColumn("4").get(0));
        assertThrows(InvalidInputException.class, () -> BondCutoff.of(0));
    }

    @Test
    void compositionsAreReducedAndOrdered() {
        Structure telluride = Crystals.quintupleLayers(Element.Sb, Element.Te, 4.26, 30.5);
        var dataset =
                Dataset.of(
                        "mixed",
                        List.of(
                                telluride,
                                Deformations.primitive(telluride),
                                Crystals.arsenic(Element.Sb, 4.3, 11.3, 0.234)));

        var histogram = CompositionHistogram.of(dataset);

        assertEquals(
                List.of("Sb", "Sb2Te3"),
                histogram.compositions().stream().map(c -> c.formula()).toList());
        assertEquals(20, histogram.compositions().get(1).atoms());
        assertEquals(0.4, histogram.table().doubleColumn("x(Sb)").get(1), 1e-15);
    }
}
