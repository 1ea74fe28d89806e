package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.embedding.Embedding;
import java.util.List;

/** Where the coefficients c_v^(p) stand in the flat array: function after function, densities nested. */
final class CoefficientLayout {
    private final List<Embedding> embeddings;
    private final int[] offset;
    private final int[] centre;

    CoefficientLayout(AceBasis basis) {
        this.embeddings = basis.embeddings();
        int count = basis.functions().size();
        this.offset = new int[count + 1];
        this.centre = new int[count];
        for (int v = 0; v < count; v++) {
            centre[v] = basis.functions().get(v).centre();
            offset[v + 1] = offset[v] + embeddings.get(centre[v]).densities();
        }
    }

    int size() {
        return offset[centre.length];
    }

    int functions() {
        return centre.length;
    }

    int offset(int function) {
        return offset[function];
    }

    int densities(int function) {
        return offset[function + 1] - offset[function];
    }

    int centre(int function) {
        return centre[function];
    }

    Embedding embedding(int element) {
        return embeddings.get(element);
    }

    Embedding embeddingOf(int function) {
        return embeddings.get(centre[function]);
    }

    /** Whether every energy is linear in the coefficients: one density with exponent 1 per element. */
    boolean isLinear() {
        return embeddings.stream().allMatch(e -> e.densities() == 1 && isLinear(e, 0));
    }

    /** Whether the first density of every element enters its energy linearly. */
    boolean areFirstDensitiesLinear() {
        return embeddings.stream().allMatch(e -> isLinear(e, 0));
    }

    /** Whether a density enters the energy linearly. */
    static boolean isLinear(Embedding embedding, int density) {
        return Math.abs(embedding.exponent(density) - 1) < 1e-10;
    }
}
