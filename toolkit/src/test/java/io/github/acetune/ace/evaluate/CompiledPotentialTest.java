package io.github.acetune.ace.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.testing.Shared;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engines share: its shape and its size. */
final class CompiledPotentialTest {
    private static final long MEGABYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {"XPOT-Si", "XPOT-Sb2Te3", "synthetic/Si_rank7", "synthetic/SbTe_P4_lim"})
    void everyPatternOfAFileIsCoupled(String name) {
        assertEverythingIsCoupled(read(name));
    }

    @ParameterizedTest
    @EnumSource(RadialBasis.class)
    void everyPatternOfOurOwnBasisIsCoupled(RadialBasis radial) {
        assertEverythingIsCoupled(RandomModels.silicon(radial));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XPOT-Si", "XPOT-Sb2Te3"})
    void thePapersPotentialsTakeAFewMegabytes(String name) {
        CompiledPotential compiled = CompiledPotential.of(read(name), RadialMode.DIRECT);
        long numbers = 0;
        for (int mu = 0; mu < compiled.elementCount(); mu++) {
            numbers += numbers(compiled.centre(mu));
        }
        assertTrue(8 * numbers < 5 * MEGABYTE, name + " takes " + 8 * numbers + " bytes");
    }

    private static AcePotential read(String name) {
        return PotentialFiles.read(Shared.file("oracle/" + name + ".yace"));
    }

    /** All roots are dot products of 2l + 1 components; merged products would add a second slice of one component. */
    private static void assertEverythingIsCoupled(AcePotential potential) {
        CompiledPotential compiled = CompiledPotential.of(potential, RadialMode.DIRECT);
        for (int mu = 0; mu < compiled.elementCount(); mu++) {
            int[] components =
                    Arrays.stream(compiled.centre(mu).graph().roots())
                            .mapToInt(RootSlice::components)
                            .toArray();
            assertEquals(components.length, Arrays.stream(components).distinct().count());
        }
    }

    private static long numbers(CompiledCentre centre) {
        CoupledGraph graph = centre.graph();
        long numbers = graph.weight().length;
        numbers += graph.second().length;
        numbers += graph.target().length;
        numbers += 2L * graph.productFirst().length;
        for (RootSlice roots : graph.roots()) {
            numbers += roots.coefficients().length;
            numbers += roots.steps();
            numbers += 2L * roots.first().length;
        }
        for (CentreShell shell : centre.shells()) {
            numbers += (long) shell.radial().basisSize() * shell.radial().columns();
        }
        return numbers;
    }
}
