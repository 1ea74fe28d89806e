package io.github.acetune.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets: the catalogue, summaries, splits, and what they insist on. */
class DatasetTest {
    @TempDir Path folder;

    @Test
    void everyBundledSetIsWhatItsDescriptorSays() {
        for (String name : List.of("si-pbe", "sbte-pbe")) {
            DatasetDescriptor descriptor = Datasets.descriptor(name);
            assertTrue(descriptor.bundled());

            Dataset dataset = Datasets.load(name);

            assertEquals(descriptor.structures().orElseThrow(), dataset.size(), name);
            assertEquals(descriptor.atoms().orElseThrow(), dataset.atoms(), name);
            assertEquals(
                    descriptor.elements(),
                    dataset.elements().stream().map(Element::symbol).toList(),
                    name);
            dataset.requireEnergies().requireForces().requireVirials();
        }
    }

    @Test
    void theCatalogueIsATableWithOneRowPerSet() {
        var table = Datasets.list();

        assertEquals(Datasets.names(), table.stringColumn("name").asList());
        assertTrue(Datasets.names().containsAll(List.of("si-gap-18", "zuo-2020-mo", "xpot-si")));
        assertEquals(297, table.intColumn("structures").get(0));
        assertEquals(2, table.booleanColumn("bundled").countTrue());
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        var complaint = assertThrows(InvalidInputException.class, () -> Datasets.load("si-pbf"));

        assertTrue(
                complaint
                        .getMessage()
                        .startsWith(
                                "no data set 'si-pbf' in the catalogue, expected one of [si-pbe, sbte-pbe, "));
    }

    @Test
    void theStoredKeyDividesTheSiliconSetAsItsReadmeSays() {
        Split split = Datasets.load("si-pbe").split("set");

        assertEquals(198, split.train().size());
        assertEquals(49, split.validation().size());
        assertEquals(25, split.test("test_mqmd").size());
        assertEquals(25, split.test("test_rss").size());
        assertEquals(4, split.summary().rowCount());
    }

    @Test
    void theStoredKeyDividesTheAntimonyTellurideSetAsItsReadmeSays() {
        Split split = Datasets.load("sbte-pbe").split("set");

        assertEquals(112, split.train().size());
        assertEquals(24, split.validation().size());
        assertEquals(9, split.test("test_mqmd").size());
        assertEquals(12, split.test("test_rss").size());
    }

    @Test
    void anUnknownTestSetIsAnsweredWithTheKnownOnes() {
        Split split = Datasets.load("si-pbe").split("set");

        var complaint = assertThrows(InvalidInputException.class, () -> split.test("test_md"));

        assertTrue(
                complaint.getMessage().contains("expected one of [test_rss, test_mqmd]"),
                complaint.getMessage());
    }

    @Test
    void aStructureWithoutTheKeyIsNamed() throws Exception {
        Path file = folder.resolve("two.xyz");
        Files.writeString(file, "1\nset=train\nSi 0 0 0\n1\nenergy=1\nSi 0 0 0\n");

        var complaint =
                assertThrows(InvalidInputException.class, () -> Dataset.read(file).split("set"));

        assertEquals(
                file
                        + ", frame 2 (line 4): no key 'set', expected train, val or a name that begins with test",
                complaint.getMessage());
    }

    @Test
    void aStratifiedSplitKeepsTheShareOfEveryTypeAndAllIsolatedAtomsInTraining() {
        Dataset dataset = Datasets.load("si-pbe");

        Split split = dataset.stratifiedSplit(0.8, 7);

        assertEquals(dataset.size(), split.train().size() + split.validation().size());
        assertEquals(0.2 * (dataset.size() - 1), split.validation().size(), 1);
        var whole = dataset.byConfigType();
        split.validation()
                .byConfigType()
                .forEach((type, members) -> {
                    assertEquals(0.2 * whole.get(type).size(), members.size(), 1, type);
                    assertTrue(members.size() < whole.get(type).size(), type);
                });
        assertTrue(split.train().byConfigType().containsKey("isolated_atom"));
        assertEquals(whole.keySet(), split.train().byConfigType().keySet());
    }

    @Test
    void theSeedDecidesTheStratifiedSplit() {
        Dataset dataset = Datasets.load("si-pbe");

        var first =
                dataset.stratifiedSplit(0.8, 1).validation().structures().stream()
                        .map(Structure::describe);
        var again =
                Datasets.load("si-pbe").stratifiedSplit(0.8, 1).validation().structures().stream()
                        .map(Structure::describe);
        var other =
                dataset.stratifiedSplit(0.8, 2).validation().structures().stream()
                        .map(Structure::describe);

        List<String> firstNames = first.toList();
        assertEquals(firstNames, again.toList());
        assertNotEquals(firstNames, other.toList());
    }

    @Test
    void aTrainFractionOutOfRangeIsRefused() {
        Dataset dataset = Datasets.load("si-pbe");

        for (double fraction : new double[] {0, 1, -0.1, Double.NaN}) {
            assertThrows(InvalidInputException.class, () -> dataset.stratifiedSplit(fraction, 1));
        }
    }

    @Test
    void theSummaryHasARowPerTypeAndOneForAll() {
        var structures =
                ExtendedXyz.parse(
                        """
                        2
                        config_type=a energy=-4 Properties=species:S:1:pos:R:3:forces:R:3
                        Si 0 0 0 0 3 4
                        Si 0 0 2 0 0 0
                        1
                        config_type=b energy=-1
                        Si 0 0 0
                        1
                        config_type=b
                        Si 0 0 0
                        """);

        var table = Dataset.of("made up", structures).summary();

        assertEquals(List.of("a", "b", "all"), table.stringColumn(0).asList());
        assertEquals(List.of(1, 2, 3), table.intColumn("structures").asList());
        assertEquals(-2.0, table.doubleColumn("lowest energy (eV/atom)").get(2));
        assertEquals(-1.0, table.doubleColumn("highest energy (eV/atom)").get(2));
        assertEquals(5.0, table.doubleColumn("largest force (eV/Å)").get(0));
        assertTrue(table.doubleColumn("largest force (eV/Å)").isMissing(1));
    }

    @Test
    void missingLabelsAreReportedWithTheFirstStructureAndTheirNumber() throws Exception {
        Path file = folder.resolve("unlabelled.xyz");
        Files.writeString(file, "1\nenergy=1\nSi 0 0 0\n1\n\nSi 0 0 0\n1\n\nSi 0 0 0\n");
        Dataset dataset = Dataset.read(file);

        var energy = assertThrows(InvalidInputException.class, dataset::requireEnergies);
        var forces = assertThrows(InvalidInputException.class, dataset::requireForces);

        assertEquals(
                file
                        + ", frame 2 (line 4): no energy (missing in 2 of the 3 structures of unlabelled)",
                energy.getMessage());
        assertTrue(
                forces.getMessage().contains("frame 1 (line 1): no forces (missing in 3"),
                forces.getMessage());
    }

    @Test
    void severalFilesMakeOneSetNamedAfterThem() throws Exception {
        Path first = Files.writeString(folder.resolve("a.xyz"), "1\n\nSi 0 0 0\n");
        Path second = Files.writeString(folder.resolve("b.extxyz"), "1\n\nTe 0 0 0\n");

        Dataset dataset = Dataset.read(first, second);

        assertEquals("a+b: 2 structures, 2 atoms (Si, Te)", dataset.toString());
    }

    @Test
    void aFileWithoutStructuresIsRefused() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.xyz"), "\n");

        assertThrows(InvalidInputException.class, () -> Dataset.read(empty));
    }
}
