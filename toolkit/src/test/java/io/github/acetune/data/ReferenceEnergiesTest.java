package io.github.acetune.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The energies of single atoms: found, given, or fitted to the composition. */
class ReferenceEnergiesTest {
    @Test
    void isolatedAtomsOfTheBundledSetsAreThoseOfTheirReadme() {
        var silicon = ReferenceEnergies.isolatedAtoms(Datasets.load("si-pbe"));
        var antimonyTelluride = ReferenceEnergies.isolatedAtoms(Datasets.load("sbte-pbe"));

        assertEquals(-102.60879, silicon.energy(Element.Si), 1e-5);
        assertEquals(-148.14796, antimonyTelluride.energy(Element.Sb), 1e-5);
        assertEquals(-219.92997, antimonyTelluride.energy(Element.Te), 1e-5);
    }

    @Test
    void aCrystalWithOneAtomPerCellIsNoIsolatedAtom() {
        var dataset =
                Dataset.of(
                        "fcc",
                        ExtendedXyz.parse(
                                "1\nLattice=\"0 2 2 2 0 2 2 2 0\" energy=-5\nSi 0 0 0\n"));

        var complaint =
                assertThrows(
                        InvalidInputException.class,
                        () -> ReferenceEnergies.isolatedAtoms(dataset));

        assertTrue(
                complaint.getMessage().startsWith("fcc: no isolated Si atom"),
                complaint.getMessage());
    }

    @Test
    void twoDifferentIsolatedAtomsOfOneElementAreRefused() {
        var dataset =
                Dataset.of(
                        "two",
                        ExtendedXyz.parse("1\nenergy=-5\nSi 0 0 0\n1\nenergy=-6\nSi 0 0 0\n"));

        var complaint =
                assertThrows(
                        InvalidInputException.class,
                        () -> ReferenceEnergies.isolatedAtoms(dataset));

        assertTrue(
                complaint.getMessage().startsWith("text, frame 2 (line 4): a second"),
                complaint.getMessage());
    }

    /** As in Si-GAP-18: totals by DFT, and what a model made of them, which subtracts another energy per atom. */
    private static final String OFFSET_MINIATURE =
            """
            1
            Lattice="20 0 0 0 20 0 0 0 20" config_type=isolated_atom gap_energy=-157.7272532 dft_energy=-158.54496821 pbc="T T T"
            Si 10 10 10
            2
            Lattice="0 2.7 2.7 2.7 0 2.7 2.7 2.7 0" config_type=dia gap_energy=-326.39 dft_energy=-326.40993642
            Si 0 0 0
            Si 1.35 1.35 1.35
            8
            Lattice="5.4 0 0 0 5.4 0 0 0 5.4" config_type=dia energy=-1305.63974568
            Si 0 0 0
            Si 0 2.7 2.7
            Si 2.7 0 2.7
            Si 2.7 2.7 0
            Si 1.35 1.35 1.35
            Si 1.35 4.05 4.05
            Si 4.05 1.35 4.05
            Si 4.05 4.05 1.35
            """;

    private static double perAtom(Structure structure, ReferenceEnergies reference) {
        return (structure.labels().energy().orElseThrow() - reference.energyOf(structure))
                / structure.size();
    }

    @Test
    void theReferenceIsTheIsolatedAtomByDftAndNotByTheModel() {
        var dataset = Dataset.of("offset", ExtendedXyz.parse(OFFSET_MINIATURE));
        var published = Datasets.descriptor("si-gap-18");

        var reference = ReferenceEnergies.isolatedAtoms(dataset);

        assertEquals(-158.54496821, reference.energy(Element.Si));
        assertEquals(reference, published.isolatedAtoms().orElseThrow());
        assertEquals(
                published.isolatedAtoms(), Datasets.descriptor("si-gap-18-test").isolatedAtoms());
        assertEquals(-157.7272532, published.modelReferences().orElseThrow().energy(Element.Si));
    }

    @Test
    void withEitherReferenceEnergiesPerAtomAreConsistentBetweenCellsOfAnySize() {
        var structures = ExtendedXyz.parse(OFFSET_MINIATURE);
        var isolated = ReferenceEnergies.isolatedAtoms(Dataset.of("offset", structures));
        var models = Datasets.descriptor("si-gap-18").modelReferences().orElseThrow();

        assertEquals(0, perAtom(structures.get(0), isolated));
        assertEquals(-4.66, perAtom(structures.get(1), isolated), 1e-9);
        assertEquals(-4.66, perAtom(structures.get(2), isolated), 1e-9);
        for (Structure structure : structures) {
            assertEquals(
                    perAtom(structure, isolated) - 0.81771501,
                    perAtom(structure, models),
                    1e-9,
                    "the models' zero lies 0.8177 eV per atom above");
        }
    }

    @Test
    void givenEnergiesSumOverTheAtoms() {
        var reference = ReferenceEnergies.of(Map.of(Element.Sb, -1.0, Element.Te, -10.0));
        var structure = ExtendedXyz.parse("3\n\nSb 0 0 0\nTe 0 0 3\nTe 0 3 0\n").getFirst();

        assertEquals(-21.0, reference.energyOf(structure));
        assertThrows(InvalidInputException.class, () -> reference.energy(Element.Si));
    }

    @Test
    void leastSquaresFindsTheEnergiesBehindCompositionsExactly() {
        var dataset =
                Dataset.of(
                        "made up",
                        ExtendedXyz.parse(
                                """
                                2
                                energy=-3.5
                                Sb 0 0 0
                                Sb 0 0 3
                                2
                                energy=-7
                                Sb 0 0 0
                                Te 0 0 3
                                3
                                energy=-12.25
                                Te 0 0 0
                                Te 0 0 3
                                Sb 0 3 0
                                """));

        var reference = ReferenceEnergies.leastSquares(dataset);

        assertEquals(-1.75, reference.energy(Element.Sb), 1e-12);
        assertEquals(-5.25, reference.energy(Element.Te), 1e-12);
    }

    @Test
    void leastSquaresOfOneCompositionTakesTheSmallestEnergies() {
        var dataset =
                Dataset.of(
                        "one composition",
                        ExtendedXyz.parse(
                                "2\nenergy=-6\nSb 0 0 0\nTe 0 0 3\n2\nenergy=-6\nSb 0 0 0\nTe 0 0 3.5\n"));

        var reference = ReferenceEnergies.leastSquares(dataset);

        assertEquals(-3, reference.energy(Element.Sb), 1e-12);
        assertEquals(-3, reference.energy(Element.Te), 1e-12);
    }

    @Test
    void leastSquaresNeedsAnEnergy() {
        var dataset = Dataset.of("bare", ExtendedXyz.parse("1\n\nSi 0 0 0\n"));

        assertThrows(InvalidInputException.class, () -> ReferenceEnergies.leastSquares(dataset));
    }

    @Test
    void anEnergyThatIsNotFiniteIsRefused() {
        assertThrows(
                InvalidInputException.class,
                () -> ReferenceEnergies.of(Map.of(Element.Si, Double.NaN)));
    }
}
