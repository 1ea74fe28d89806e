package io.github.acetune.ace;

import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.structure.Element;
import java.util.List;

/**
 * A potential in its C̃ form: what {@code .yace} files hold and what is evaluated.
 *
 * @param elements alphabetical
 * @param splineBinWidth deltaSplineBins, Å
 * @param embeddings one per element
 * @param bonds [nElements²], index {@code centre * nElements + neighbour}
 * @param functions in file order: per element, rank 1 first
 * @param referenceEnergies E0 per element, [nElements], eV
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record CTildePotential(
        List<Element> elements,
        double splineBinWidth,
        List<Embedding> embeddings,
        List<Bond> bonds,
        List<CTildeFunction> functions,
        double[] referenceEnergies)
        implements AcePotential {
    /** Copies lists and arrays. */
    public CTildePotential {
        elements = List.copyOf(elements);
        embeddings = List.copyOf(embeddings);
        bonds = List.copyOf(bonds);
        functions = List.copyOf(functions);
        referenceEnergies = referenceEnergies.clone();
    }

    @Override
    public double[] referenceEnergies() {
        return referenceEnergies.clone();
    }

    @Override
    public double cutoff() {
        return bonds.stream().mapToDouble(Bond::cutoff).max().orElse(0);
    }

    @Override
    public CTildePotential cTilde() {
        return this;
    }
}
