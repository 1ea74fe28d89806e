package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.embedding.EmbeddingFunction;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.ace.radial.CoreRepulsion;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Potentials with random coefficients and crystals with random displacements. */
final class RandomModels {
    private RandomModels() {}

    static Embedding embedding(double... parameters) {
        return new Embedding(EmbeddingFunction.FINNIS_SINCLAIR_SHIFTED_SCALED, parameters, 50, 20);
    }

    /** Silicon with two densities. */
    static BBasisPotential silicon(RadialBasis radial) {
        return potential(
                AceSpec.of("Si")
                        .cutoff(4.6)
                        .radial(radial)
                        .embedding(embedding(1, 1, 1, 0.5))
                        .functions(60),
                3);
    }

    /** Two elements with different numbers of densities and a repulsive core of the given kind. */
    static BBasisPotential binary(InnerCutoff.Type type) {
        return potential(
                AceSpec.of("Sb", "Te")
                        .cutoff(4.8)
                        .cutoffWidth(0.3)
                        .radial(RadialBasis.CHEB_EXP_COS)
                        .innerCutoff(new InnerCutoff(type, 2.6, 0.5))
                        .coreRepulsion(new CoreRepulsion(2, 0.3))
                        .embeddings("Sb", old -> embedding(1, 1))
                        .embeddings("Te", old -> embedding(1, 1, 0.7, 0.5, 0.4, 0.8))
                        .functions(50),
                5);
    }

    static BBasisPotential potential(AceSpec spec, long seed) {
        var random = new Random(seed);
        AceBasis basis = spec.basis();
        int count = basis.elements().size();
        var bonds = new ArrayList<Bond>(basis.bonds());
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                Bond bond = basis.bond(i, j);
                double[] coefficients = bond.coefficients();
                for (int k = 0; k < coefficients.length; k++) {
                    coefficients[k] += 0.1 * random.nextGaussian();
                }
                bonds.set(i * count + j, bond.withCoefficients(coefficients));
                bonds.set(j * count + i, basis.bond(j, i).withCoefficients(coefficients));
            }
        }
        var mixed =
                new AceBasis(
                        basis.elements(),
                        basis.splineBinWidth(),
                        basis.embeddings(),
                        bonds,
                        basis.functions());
        double[] coefficients = new double[mixed.coefficientCount()];
        for (int k = 0; k < coefficients.length; k++) {
            coefficients[k] = 0.02 * random.nextGaussian();
        }
        double[] energies = new double[count];
        for (int k = 0; k < count; k++) {
            energies[k] = -1.5 - k;
        }
        return BBasisPotential.zero(mixed)
                .withCoefficients(coefficients)
                .withReferenceEnergies(energies);
    }

    /** A rattled rocksalt (two elements) or simple cubic (one element) crystal of n × n × n cells with 8 atoms each. */
    static Structure crystal(List<Element> elements, int n, double rattle, long seed) {
        var random = new Random(seed);
        double edge = 2.7;
        var species = new ArrayList<Element>();
        double[] positions = new double[24 * n * n * n];
        int place = 0;
        for (int a = 0; a < 2 * n; a++) {
            for (int b = 0; b < 2 * n; b++) {
                for (int c = 0; c < 2 * n; c++) {
                    species.add(elements.get((a + b + c) % elements.size()));
                    positions[place++] = a * edge + rattle * random.nextGaussian();
                    positions[place++] = b * edge + rattle * random.nextGaussian();
                    positions[place++] = c * edge + rattle * random.nextGaussian();
                }
            }
        }
        return Structure.of(species, positions, Cell.cubic(2 * n * edge), Periodicity.ALL);
    }
}
