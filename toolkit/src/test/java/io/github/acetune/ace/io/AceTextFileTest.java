package io.github.acetune.ace.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.CTildePotential;
import io.github.acetune.ace.Orders;
import io.github.acetune.ace.TestPotentials;
import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Calculator.Results;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class AceTextFileTest {
    /** As the writers of such files lay them out. */
    private static final String SMALL =
            """
            # DATE: 23-01-01 UNITS: metal CONTRIBUTOR: nobody CITATION: none

            nelements=1
            elements: Ta

            lmax=1

            2 FS parameters:  1.000000 1.000000
            core energy-cutoff parameters: 100000.0 250.0
            E0: -1.5

            radbasename=ChebExpCos
            nradbase=2
            nradmax=1
            cutoffmax=5.0
            deltaSplineBins=0.001000
            core repulsion parameters: 0.0 1.0
            radparameter= 5.25
            cutoff= 5.0
            dcut= 0.01
            crad= 1.0 0.9
            0.1 0.2

            rankmax=2
            ndensitymax=1

            num_c_tilde_max=2
            num_ms_combinations_max=2
            total_basis_size_rank1: 1
            ctilde_basis_func: rank=1 ndens=1 mu0=0 mu=( 0 )
            n=( 2 )
            l=( 0 )
            num_ms=1
            < 0 >:  0.5
            total_basis_size: 1
            ctilde_basis_func: rank=2 ndens=1 mu0=0 mu=( 0  0 )
            n=( 1  1 )
            l=( 1  1 )
            num_ms=2
            < 0  0 >:  0.5
            < 1  -1 >:  1.25
            """;

    @TempDir private Path folder;

    @Test
    void readsEveryPart() throws IOException {
        CTildePotential potential = PotentialFiles.read(written(SMALL)).cTilde();
        assertEquals("Ta", potential.elements().getFirst().symbol());
        assertEquals(-1.5, potential.referenceEnergies()[0]);
        assertEquals(0.001, potential.splineBinWidth());
        assertEquals(250, potential.embeddings().getFirst().coreDensityWidth());
        var bond = potential.bonds().getFirst();
        assertEquals(RadialBasis.CHEB_EXP_COS, bond.basis());
        assertEquals(5.25, bond.parameters().getFirst());
        assertArrayEquals(new double[] {1, 0.1, 0.9, 0.2}, bond.coefficients()); // [n][l][k]
        assertArrayEquals(new int[] {2}, potential.functions().getFirst().n());
        assertArrayEquals(new int[] {0, 0, 1, -1}, potential.functions().get(1).m());
        assertArrayEquals(new double[] {0.5, 1.25}, potential.functions().get(1).coefficients());
    }

    @Test
    void referenceEnergiesMayBeMissing() throws IOException {
        var potential = AceTextFile.read(written(SMALL.replace("E0: -1.5\n", "")));
        assertArrayEquals(new double[1], potential.referenceEnergies());
    }

    @ParameterizedTest
    @EnumSource(RadialBasis.class)
    void fromYaceAndBackNothingChanges(RadialBasis radial) {
        var spec =
                AceSpec.of("Si", "Te")
                        .cutoff(4.5)
                        .radial(radial)
                        .innerCutoff(new InnerCutoff(InnerCutoff.Type.DENSITY, 0, 0))
                        .embedding(Embeddings.finnisSinclair(2))
                        .orders(Orders.of(new int[] {4, 3, 2}, new int[] {0, 2, 1}))
                        .allFunctions();
        var original = TestPotentials.random(spec.basis(), 4);
        Path first = folder.resolve("first.yace");
        Path text = folder.resolve("potential.ace");
        Path second = folder.resolve("second.yace");
        PotentialFiles.write(original, first);
        PotentialFiles.write(PotentialFiles.read(first), text);
        PotentialFiles.write(PotentialFiles.read(text), second);
        Structure cluster = TestPotentials.cluster(original.elements(), 12, 5);
        Results before = results(first, cluster);
        assertArrayEquals(before.energies(), results(text, cluster).energies());
        assertArrayEquals(before.energies(), results(second, cluster).energies());
        assertArrayEquals(before.forces(), results(second, cluster).forces());
        assertEquals(
                PotentialFiles.read(text).cTilde().bonds(),
                PotentialFiles.read(second).cTilde().bonds());
    }

    private static Results results(Path file, Structure structure) {
        return AceCalculator.of(PotentialFiles.read(file)).calculate(structure);
    }

    @Test
    void whatTheFormatCannotHoldIsNamed() {
        var spec =
                AceSpec.of("Si")
                        .cutoff(4.5)
                        .innerCutoff(new InnerCutoff(InnerCutoff.Type.ZBL, 1.5, 0.3))
                        .functions(5);
        Path file = folder.resolve("zbl.ace");
        var complaint =
                assertThrows(
                        InvalidInputException.class,
                        () -> PotentialFiles.write(TestPotentials.random(spec.basis(), 1), file));
        assertTrue(
                complaint.getMessage().contains("no inner cutoff of type 'zbl'"),
                complaint.getMessage());
        assertTrue(Files.notExists(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    nelements=1             | nelements=x            | :3: | nelements: expected a whole number, found 'x'
                    elements: Ta            | elements: Xx           | :4: | 'Xx' is not a chemical element
                    lmax=1                  | kmax=1                 | :6: | expected 'lmax', found 'kmax'
                    2 FS                    | 3 FS                   | :8: | expected weights and exponents in pairs
                    radbasename=ChebExpCos  | radbasename=Fourier    | :12: | unknown radial basis 'Fourier'
                    cutoff= 5.0             | cutoff= -5.0           | :19: | cutoff: expected a positive number
                    0.1 0.2                 | 0.1                    | :24: | crad: expected a number, found 'rankmax'
                    0.1 0.2                 | 0.1 NaN                | :22: | crad: expected a finite number, found 'NaN'
                    n=( 2 )                 | n=( 3 )                | :31: | n: expected 1 to 2, found 3
                    l=( 1  1 )              | l=( 1  2 )             | :38: | l: expected 0 to 1, found 2
                    < 1  -1 >:  1.25        | < 1  -2 >:  1.25       | :41: | expected -1 to 1, found -2
                    < 1  -1 >:  1.25        | < 1  -1 >:             | :41: | the file ends too early
                    < 1  -1 >:  1.25        | < 1  -1 >:  1.25 7     | :41: | expected the end of the file, found '7'
                    """)
    void complaintsNameTheLineAndWhatIsWrong(String from, String to, String line, String message)
            throws IOException {
        Path file = written(SMALL.replace(from, to));
        var complaint = assertThrows(InvalidInputException.class, () -> PotentialFiles.read(file));
        assertTrue(complaint.getMessage().contains("potential.ace" + line), complaint.getMessage());
        assertTrue(complaint.getMessage().contains(message), complaint.getMessage());
        assertEquals(1, complaint.getMessage().lines().count());
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("potential.ace"), text);
    }
}
