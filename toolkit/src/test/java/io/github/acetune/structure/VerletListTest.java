package io.github.acetune.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VerletListTest {
    private static final double CUTOFF = 4.3;
    private static final double SKIN = 0.6;
    private static final int ATOMS = 70;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void movingAtomsHaveTheNeighboursThatAFreshSearchFinds(int bits) {
        var periodicity = new Periodicity((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
        var random = new Random(bits);
        var verlet = new VerletList(CUTOFF, SKIN, periodicity);
        Cell cell = Cell.of(7.1, 0.3, -0.2, 3.9, 6.2, 0.4, -2.5, 2.1, 5.7);
        double[] positions = anywhere(random, cell);
        for (int step = 0; step < 30; step++) {
            verlet.moveTo(positions, cell);
            assertEquals(fresh(positions, cell, periodicity), listed(verlet));
            for (int k = 0; k < positions.length; k++) {
                positions[k] += 0.03 * random.nextGaussian();
            }
        }
        assertTrue(
                verlet.searches() > 1 && verlet.searches() < 20, verlet.searches() + " searches");
    }

    @Test
    void aStrainedCellIsFollowed() {
        var random = new Random(9);
        var verlet = new VerletList(CUTOFF, SKIN, Periodicity.ALL);
        double[] rows = {7.1, 0.3, -0.2, 3.9, 6.2, 0.4, -2.5, 2.1, 5.7};
        double[] fractions = Cell.of(rows).fractional(anywhere(random, Cell.of(rows)));
        for (int step = 0; step < 30; step++) {
            Cell cell = Cell.of(rows);
            double[] positions = cell.cartesian(fractions);
            verlet.moveTo(positions, cell);
            assertEquals(fresh(positions, cell, Periodicity.ALL), listed(verlet));
            for (int k = 0; k < 9; k++) {
                rows[k] *= 1 + 0.02 * random.nextGaussian();
            }
        }
        assertTrue(
                verlet.searches() > 1 && verlet.searches() < 20, verlet.searches() + " searches");
    }

    @Test
    void searchesAllocateNoMoreThanALittleForEachAtom() {
        var crystal = Deformations.supercell(Crystals.diamond(Element.Si, 5.43), 4, 4, 4);
        double[] here = crystal.positions();
        double[] there = Deformations.rattle(crystal, 0.5, 1).positions();
        var verlet = new VerletList(CUTOFF, SKIN, Periodicity.ALL);
        var list = NeighbourList.empty();
        var memory = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        long before = 0;
        for (int step = 0; step < 24; step++) {
            if (step == 4) {
                before = memory.getCurrentThreadAllocatedBytes();
            }
            verlet.moveTo(step % 2 == 0 ? here : there, crystal.cell());
            verlet.collect(0, crystal.size(), list);
        }
        long bytes = memory.getCurrentThreadAllocatedBytes() - before;

        assertEquals(24, verlet.searches());
        double perAtom = bytes / 20.0 / crystal.size();
        assertTrue(perAtom < 200, perAtom + " bytes per atom and search");
    }

    @Test
    void whenThePairsWereSearchedForMakesNoDifference() {
        var random = new Random(10);
        Cell cell = Cell.of(7.1, 0.3, -0.2, 3.9, 6.2, 0.4, -2.5, 2.1, 5.7);
        double[] positions = anywhere(random, cell);
        var early = new VerletList(CUTOFF, SKIN, Periodicity.ALL);
        early.moveTo(positions, cell);
        positions[5] += 0.1;
        early.moveTo(positions, cell);
        var late = new VerletList(CUTOFF, 2 * SKIN, Periodicity.ALL);
        late.moveTo(positions, cell);

        assertEquals(1, early.searches());
        NeighbourList one = collect(early);
        NeighbourList other = collect(late);
        assertEquals(one.pairs(), other.pairs());
        for (int slot = 0; slot < one.pairs(); slot++) {
            assertEquals(one.index(slot), other.index(slot));
            assertEquals(one.dx(slot), other.dx(slot));
            assertEquals(one.distance(slot), other.distance(slot));
        }
    }

    @Test
    void coordinatesThatAreNoNumbersAreNamed() {
        var verlet = new VerletList(CUTOFF, SKIN, Periodicity.NONE);
        double[] positions = {0, 0, 0, 0, Double.NaN, 2};
        var first =
                assertThrows(
                        InvalidInputException.class, () -> verlet.moveTo(positions, Cell.NONE));
        assertEquals("atom 2 has a coordinate that is not a finite number", first.getMessage());
        verlet.moveTo(new double[] {0, 0, 0, 0, 0, 2}, Cell.NONE);
        assertThrows(InvalidInputException.class, () -> verlet.moveTo(positions, Cell.NONE));
        assertThrows(IllegalArgumentException.class, () -> new VerletList(0, 1, Periodicity.NONE));
    }

    private static double[] anywhere(Random random, Cell cell) {
        double[] fractions = random.doubles(3 * ATOMS, -1, 2).toArray();
        return cell.cartesian(fractions);
    }

    private static NeighbourList collect(VerletList verlet) {
        var list = NeighbourList.empty();
        verlet.collect(0, verlet.atoms(), list);
        return list;
    }

    private static List<String> listed(VerletList verlet) {
        var lines = new ArrayList<String>();
        var list = NeighbourList.empty();
        for (int from = 0; from < ATOMS; from += 32) { // segments are shared by ranges
            verlet.collect(from, Math.min(ATOMS, from + 32), list);
            lines.addAll(lines(list));
        }
        Collections.sort(lines);
        return lines;
    }

    private static List<String> fresh(double[] positions, Cell cell, Periodicity periodicity) {
        var species = Collections.nCopies(ATOMS, Element.Si);
        var lines =
                lines(
                        NeighbourList.of(
                                Structure.of(species, positions, cell, periodicity), CUTOFF));
        Collections.sort(lines);
        return lines;
    }

    private static List<String> lines(NeighbourList list) {
        var lines = new ArrayList<String>();
        for (int atom = list.firstAtom(); atom < list.firstAtom() + list.atoms(); atom++) {
            for (int slot = list.start(atom); slot < list.end(atom); slot++) {
                lines.add(
                        "%d %d %.7f %.7f %.7f"
                                .formatted(
                                        atom,
                                        list.index(slot),
                                        list.dx(slot) + 1e-13,
                                        list.dy(slot) + 1e-13,
                                        list.dz(slot) + 1e-13));
            }
        }
        return lines;
    }
}
