package io.github.acetune.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.structure.AtomColumn;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Analyses of structures whose answers are known without a computer. */
class StructureAnalysisTest {
    private static final Structure DIAMOND = Crystals.diamond(Element.Si, 5.43);

    @Test
    void diamondHasTwoRingsOfSixForEachAtom() {
        for (Structure cell : List.of(DIAMOND, Deformations.supercell(DIAMOND, 2, 2, 2))) {
            var rings = RingStatistics.of(cell, BondCutoff.of(2.6), 8);

            assertEquals(2, rings.perAtom(6));
            assertEquals(
                    rings.counts().get(6),
                    rings.counts().stream().mapToLong(Long::longValue).sum());
        }
    }

    @Test
    void hexagonalDiamondHasAsManyRingsAndGraphiteLikeSheetsHalfAsMany() {
        var lonsdaleite = Crystals.hexagonalDiamond(Element.Si, 3.84, 6.27);

        assertEquals(2, RingStatistics.of(lonsdaleite, BondCutoff.of(2.6), 8).perAtom(6), 1e-12);
        Structure sheet =
                Structure.of(
                        List.of(Element.C, Element.C),
                        new double[] {0, 0, 5, 0, 1.42, 5},
                        Cell.of(2.4595, 0, 0, 1.22975, 2.13, 0, 0, 0, 10),
                        Periodicity.ALL);
        assertEquals(0.5, RingStatistics.of(sheet, BondCutoff.of(1.6), 8).perAtom(6), 1e-12);
    }

    @Test
    void closePackedCrystalHasItsTextbookOrder() {
        Structure crystal = Crystals.faceCentredCubic(Element.Cu, 3.6);

        var order = SteinhardtOrder.of(crystal, BondCutoff.of(3), 4, 6);

        assertEquals(0.19094, order.q().get(0).getFirst(), 1e-5);
        assertEquals(0.57452, order.q().get(1).getFirst(), 1e-5);
        assertEquals(0.57452, order.averaged().get(1).getFirst(), 1e-5);
    }

    @Test
    void idealGasHasNoStructure() {
        var frames = new ArrayList<Structure>();
        for (int seed = 0; seed < 10; seed++) {
            frames.add(gas(200, 10, seed));
        }

        var radial = RadialDistribution.of(frames, 5, 0.5);
        var factor = StructureFactor.of(frames, 6, 1);

        for (int k = 4; k < 10; k++) {
            double error = radial.total().errors().get(k);
            assertTrue(error > 0);
            // N − 1 of N atoms can be neighbours.
            assertEquals(0.995, radial.total().values().get(k), 6 * error + 0.02);
        }
        for (StructureFactor.Point point : factor.points()) {
            assertEquals(1, point.value(), 6 * point.standardError());
        }
    }

    @Test
    void crystalScattersAtItsBraggReflectionsOnly() {
        Structure cell = Deformations.supercell(DIAMOND, 2, 2, 2);
        double reflection = 2 * Math.PI * Math.sqrt(3) / 5.43;

        var factor = StructureFactor.of(List.of(cell), reflection + 0.01, 0.02);

        StructureFactor.Point last = factor.points().getLast();
        assertEquals(reflection, last.q(), 1e-9);
        // |1 + i|² of the two lattices, N/2 atoms each, for all four (111) directions.
        assertEquals(cell.size() / 2.0, last.value(), 1e-9);
        factor.points().stream()
                .filter(point -> point.q() < reflection - 0.1)
                .forEach(point -> assertEquals(0, point.value(), 1e-9));
    }

    @Test
    void similarityDoesNotChangeWithDirectionOrNumbering() {
        Structure rattled = Deformations.rattle(DIAMOND, 0.2, 3);
        double[] before = Soap.DEFAULT.similarity(rattled, DIAMOND);

        double[] after = Soap.DEFAULT.similarity(turned(rattled), DIAMOND);

        assertTrue(Arrays.stream(before).allMatch(each -> each > 0.3 && each < 1));
        for (int k = 0; k < before.length; k++) {
            assertEquals(before[k], after[before.length - 1 - k], 1e-10);
        }
    }

    @Test
    void averagedSimilarityIsOneForASupercellAndSymmetric() {
        Structure supercell = Deformations.supercell(DIAMOND, 2, 1, 1);
        Structure rattled = Deformations.rattle(DIAMOND, 0.3, 2);

        assertEquals(1, Soap.DEFAULT.averagedSimilarity(DIAMOND, supercell), 1e-12);
        double there = Soap.DEFAULT.averagedSimilarity(DIAMOND, rattled);
        assertEquals(there, Soap.DEFAULT.averagedSimilarity(rattled, DIAMOND), 1e-12);
        assertTrue(there < 0.99, () -> "similarity " + there);
    }

    @Test
    void sharesOfCoordinationNumbersOverFramesHaveErrors() {
        var frames = new ArrayList<Structure>();
        for (int seed = 1; seed <= 16; seed++) {
            frames.add(Deformations.rattle(DIAMOND, 0.25, seed));
        }

        Table table = Coordination.table(frames, BondCutoff.of(2.85));

        double sum = table.doubleColumn("share").sum();
        assertEquals(1, sum, 1e-12);
        assertTrue(table.doubleColumn("error").max() > 0);
        double direct = Coordination.of(frames, BondCutoff.of(2.85)).share(4);
        var four = table.where(table.intColumn("coordination").isEqualTo(4));
        assertEquals(direct, four.doubleColumn("share").get(0), 1e-12);
    }

    @Test
    void crystallinityIsOneInTheCrystalAndLessWhereAtomsHaveMoved() {
        Structure cell = Deformations.supercell(DIAMOND, 2, 1, 1);
        Structure molten = Deformations.rattle(cell, 0.6, 5);

        var crystallinity = Crystallinity.of(List.of(cell, molten), DIAMOND).threshold(0.7);

        assertEquals(1, crystallinity.mean(0), 1e-9);
        assertEquals(1, crystallinity.share(0));
        assertTrue(crystallinity.mean(1) < 0.7);
        assertTrue(crystallinity.share(1) < 0.5);
        assertEquals(cell.size() - 2, crystallinity.without(List.of(0, 3)).colours().get(1).length);
        assertEquals(
                crystallinity.share(1),
                crystallinity.table().doubleColumn("crystalline_share").get(1));
    }

    @Test
    void similarityBySpeciesTellsSwappedElementsApart() {
        Structure one = Crystals.rockSalt(Element.Sb, Element.Te, 6);
        Structure other = Crystals.rockSalt(Element.Te, Element.Sb, 6);
        double[] blind = Soap.DEFAULT.speciesBlind().similarity(one, other);

        assertEquals(1, blind[0], 1e-10);
        var sb = Soap.DEFAULT.environments(one).getFirst();
        var te = Soap.DEFAULT.environments(other).getFirst();
        assertTrue(Soap.DEFAULT.similarity(sb, te) < 0.5);
    }

    @Test
    void ballisticAtomsMoveWithTheSquareOfTimeAndRandomOnesWithTime() {
        var flight = new ArrayList<Structure>();
        var walk = new ArrayList<Structure>();
        var random = new Random(1);
        double[] place = new double[3 * 60];
        for (int step = 0; step < 400; step++) {
            double[] straight = new double[6];
            straight[0] = 0.2 * step;
            straight[3] = -0.2 * step;
            flight.add(atoms(2, straight));
            walk.add(atoms(60, place));
            for (int k = 0; k < place.length; k++) {
                place[k] += 0.1 * random.nextGaussian();
            }
        }

        var ballistic = MeanSquareDisplacement.of(flight, 0.1);
        assertEquals(4 * 10 * 10, ballistic.series().getFirst().values().get(100), 1e-9);

        var diffusion = MeanSquareDisplacement.of(walk, 0.1).diffusion(1, 5).getFirst();
        // ⟨x²⟩ = 2 D t with a variance of 0.01 Å² for each 0.1 ps.
        assertEquals(0.05, diffusion.coefficient(), 4 * diffusion.standardError());
        assertTrue(diffusion.standardError() > 0 && diffusion.standardError() < 0.02);
    }

    @Test
    void oscillatorsShowTheirFrequencyAndThreeModesForEachAtom() {
        var frames = new ArrayList<Structure>();
        for (int step = 0; step < 1000; step++) {
            double v = Math.cos(2 * Math.PI * 12.5 * step * 0.005);
            frames.add(
                    atoms(1, new double[3])
                            .withColumns(
                                    Map.of(
                                            "velocities",
                                            new AtomColumn.Real(3, new double[] {v, -v, 2 * v}))));
        }

        var correlation = VelocityAutocorrelation.of(frames, 0.005);
        var spectrum = correlation.spectrum();

        assertEquals(1, correlation.values().getFirst());
        assertEquals(-1, correlation.values().get(8), 1e-9);
        int peak = spectrum.density().indexOf(Collections.max(spectrum.density()));
        assertEquals(12.5, spectrum.frequencies().get(peak), 0.2);
        double step = spectrum.frequencies().get(1);
        double modes = spectrum.density().stream().mapToDouble(Double::doubleValue).sum() * step;
        assertEquals(3, modes, 0.05);
    }

    @Test
    void slabHasADenseAndAnEmptyHalf() {
        Structure slab =
                DIAMOND.withGeometry(DIAMOND.positions(), Cell.orthorhombic(5.43, 5.43, 2 * 5.43));

        var profile = DensityProfile.of(List.of(slab), 2, 2);

        assertEquals(
                8 * 28.085 * 1.66053906660 / Math.pow(5.43, 3), profile.densities().get(0), 1e-9);
        assertEquals(0, profile.densities().get(1));
        assertEquals(5.43, profile.thickness(), 1e-12);
    }

    @Test
    void largestEmptySphereOfDiamondSitsInItsTetrahedralHole() {
        var voids = VoidProfile.of(DIAMOND, 3, 5.43 / 24);

        assertEquals(5.43 * Math.sqrt(3) / 4, voids.largest(), 1e-9);
        assertEquals(1, voids.shares().getFirst(), 0.01);
        assertEquals(0, voids.shares().getLast());
    }

    @Test
    void bondsAreCountedOnceByTheirElements() {
        var bonds =
                BondStatistics.of(
                        List.of(Crystals.rockSalt(Element.Sb, Element.Te, 6)), BondCutoff.of(3.2));

        assertEquals(1, bonds.bonds().size());
        assertEquals("Sb–Te", bonds.bonds().getFirst().pair());
        assertEquals(24, bonds.bonds().getFirst().count());
        assertEquals(3, bonds.bonds().getFirst().mean(), 1e-12);
        assertEquals(0, bonds.bonds().getFirst().deviation(), 1e-6);
    }

    @Test
    void pairsOfElementsMayHaveTheirOwnCutoff() {
        Structure crystal = Crystals.rockSalt(Element.Sb, Element.Te, 6);
        var cutoff = BondCutoff.of(3.2).with(Element.Te, Element.Sb, 2.9);

        assertEquals(0, Coordination.of(crystal, cutoff).mean());
        assertEquals(6, Coordination.of(crystal, BondCutoff.of(3.2)).mean());
        assertEquals(1, Coordination.of(crystal, BondCutoff.of(3.2)).share(6));
    }

    @Test
    void blockAverageSeesThroughCorrelation() {
        var random = new Random(5);
        double[] series = new double[1 << 14];
        double value = 0;
        for (int k = 0; k < series.length; k++) {
            value = 0.9 * value + random.nextGaussian();
            series[k] = value;
        }

        var average = BlockAverage.of(series);

        // An autoregressive series: variance 1/(1 − 0.81), inefficiency 1.9/0.1.
        double exact = Math.sqrt(1 / 0.19 * 19 / series.length);
        assertEquals(exact, average.standardError(), 0.35 * exact);
        assertTrue(Math.abs(average.mean()) < 4 * exact);
        assertTrue(average.blockLength() > 1);
    }

    @Test
    void nonsenseIsNamed() {
        Structure molecule = atoms(2, new double[] {0, 0, 0, 0, 0, 2});

        assertThrows(InvalidInputException.class, () -> RadialDistribution.of(molecule, 5));
        assertThrows(InvalidInputException.class, () -> BondCutoff.of(-1));
        assertThrows(
                InvalidInputException.class,
                () -> VelocityAutocorrelation.of(Collections.nCopies(8, molecule), 1));
        assertThrows(
                InvalidInputException.class,
                () -> MeanSquareDisplacement.of(List.of(molecule, DIAMOND, molecule, molecule), 1));
        assertThrows(
                InvalidInputException.class,
                () -> AngularDistribution.of(List.of(DIAMOND), BondCutoff.of(2.6), 7));
    }

    private static Structure gas(int atoms, double edge, long seed) {
        double[] positions = new Random(seed).doubles(3L * atoms, 0, edge).toArray();
        return Structure.of(
                Collections.nCopies(atoms, Element.Ar),
                positions,
                Cell.cubic(edge),
                Periodicity.ALL);
    }

    private static Structure atoms(int count, double[] positions) {
        return Structure.of(
                Collections.nCopies(count, Element.Si), positions, Cell.NONE, Periodicity.NONE);
    }

    /** The structure turned by 40° about z and then x, with its atoms in reverse order. */
    private static Structure turned(Structure structure) {
        int size = structure.size();
        double[] reversed = new double[3 * size];
        for (int k = 0; k < size; k++) {
            System.arraycopy(structure.positions(), 3 * k, reversed, 3 * (size - 1 - k), 3);
        }
        return Structure.of(
                structure.species(),
                rotated(reversed),
                Cell.of(rotated(structure.cell().toArray())),
                structure.periodicity());
    }

    private static double[] rotated(double[] rows) {
        double c = Math.cos(Math.toRadians(40));
        double s = Math.sin(Math.toRadians(40));
        double[] turned = new double[rows.length];
        for (int k = 0; k < rows.length; k += 3) {
            double x = c * rows[k] - s * rows[k + 1];
            double y = s * rows[k] + c * rows[k + 1];
            turned[k] = x;
            turned[k + 1] = c * y - s * rows[k + 2];
            turned[k + 2] = s * y + c * rows[k + 2];
        }
        return turned;
    }

    @Test
    void bondAnglesByCentreAndTripletHaveErrorsOverFramesAndASingleFrameHasNone() {
        var compound = Crystals.zincBlende(Element.Ga, Element.As, 5.65);
        var frames =
                IntStream.range(0, 10)
                        .mapToObj(k -> Deformations.rattle(compound, 0.1, k))
                        .toList();

        var distribution = AngularDistribution.of(frames, BondCutoff.of(3), 10);
        Table table = distribution.table();
        Table single = AngularDistribution.of(frames.subList(0, 1), BondCutoff.of(3), 10).table();

        assertEquals(
                List.of(
                        "angle_deg",
                        "total",
                        "error total",
                        "around Ga",
                        "error around Ga",
                        "around As",
                        "error around As",
                        "As–Ga–As",
                        "error As–Ga–As",
                        "Ga–As–Ga",
                        "error Ga–As–Ga"),
                table.columnNames());
        assertEquals(
                distribution.byCentre().getFirst().errors(),
                table.doubleColumn("error around " + distribution.byCentre().getFirst().name())
                        .asList());
        assertTrue(table.doubleColumn("error around Ga").max() > 0);
        assertTrue(table.doubleColumn("error As–Ga–As").max() > 0);
        assertTrue(single.columnNames().stream().noneMatch(name -> name.startsWith("error")));
    }

    @Test
    void averagesOverFramesHaveErrorsFromBlocksAndASingleFrameHasNone() {
        List<Structure> frames =
                IntStream.range(0, 16)
                        .mapToObj(k ->
                                Deformations.rattle(Crystals.diamond(Element.Si, 5.43), 0.2, k))
                        .toList();
        var cutoff = BondCutoff.of(2.85);
        List<SteinhardtOrder> order =
                frames.stream().map(frame -> SteinhardtOrder.of(frame, cutoff, 4, 6)).toList();
        double[] perFrame =
                order.stream()
                        .mapToDouble(frame ->
                                frame.q().get(1).stream()
                                        .mapToDouble(Double::doubleValue)
                                        .average()
                                        .orElseThrow())
                        .toArray();

        FrameAverage average = SteinhardtOrder.average(order);

        BlockAverage expected = BlockAverage.of(perFrame);
        assertEquals(expected.mean(), average.series().getFirst().means().get(1), 1e-12);
        assertEquals(expected.standardError(), average.series().getFirst().errors().get(1), 1e-12);
        assertEquals(
                List.of("l", "q", "error q", "averaged q", "error averaged q"),
                average.table().columnNames());
        var alone = SteinhardtOrder.average(order.subList(0, 1));
        assertTrue(alone.series().getFirst().errors().get(0).isNaN());
        var bonds = BondStatistics.of(frames, cutoff).bonds().getFirst();
        assertTrue(bonds.meanError() > 0 && bonds.meanError() < 0.05);
        assertEquals(0, bonds.shareError(), 1e-12);
        var histogram = Crystallinity.of(frames, Crystals.diamond(Element.Si, 5.43)).histogram(10);
        double all =
                histogram.series().getFirst().means().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
        assertEquals(1, all, 1e-12);
    }
}
