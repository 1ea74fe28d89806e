package io.github.acetune.fit;

import io.github.acetune.ace.BlockSelector;
import io.github.acetune.ace.SpeciesBlock;
import io.github.acetune.structure.Element;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which parameters are fitted; the others keep the values they start with. Each kind is chosen by blocks: {@code ALL}, {@code
 * UNARY}, {@code BINARY}, …, an element such as {@code Sb}, or several, centre first, such as {@code SbTe}.
 *
 * @param functions blocks whose function coefficients are fitted
 * @param radial pairs of elements whose radial coefficients are fitted
 * @param embedding elements whose weights and exponents of the embedding are fitted
 */
public record TrainableParameters(
        List<BlockSelector> functions, List<BlockSelector> radial, List<BlockSelector> embedding) {
    private static final String EVERY_BLOCK = "ALL";

    /** Nothing: to add to. */
    public static final TrainableParameters NONE =
            new TrainableParameters(List.of(), List.of(), List.of());

    /** The coefficients of the basis functions only. */
    public static final TrainableParameters FUNCTIONS = NONE.withFunctions(EVERY_BLOCK);

    /** The coefficients of the basis functions and of the radial functions, which is what pacemaker calls ALL. */
    public static final TrainableParameters ALL = FUNCTIONS.withRadial(EVERY_BLOCK);

    /** The same and the embeddings' weights and exponents. */
    public static final TrainableParameters WITH_EMBEDDING = ALL.withEmbedding(EVERY_BLOCK);

    /** Copies the lists. */
    public TrainableParameters {
        functions = List.copyOf(functions);
        radial = List.copyOf(radial);
        embedding = List.copyOf(embedding);
    }

    /**
     * With the function coefficients of more blocks.
     *
     * @param blocks such as {@code ALL}, {@code Sb} or {@code SbTe}
     * @return new settings
     * @throws io.github.acetune.structure.InvalidInputException where a name is none of a block
     */
    public TrainableParameters withFunctions(String... blocks) {
        return new TrainableParameters(joined(functions, blocks), radial, embedding);
    }

    /**
     * With the radial coefficients of more pairs of elements.
     *
     * @param pairs such as {@code ALL}, {@code Sb} for the pair of two Sb, or {@code SbTe}
     * @return new settings
     * @throws io.github.acetune.structure.InvalidInputException where a name is none of a block
     */
    public TrainableParameters withRadial(String... pairs) {
        return new TrainableParameters(functions, joined(radial, pairs), embedding);
    }

    /**
     * With the weights and exponents of more elements' embeddings.
     *
     * @param elements such as {@code ALL} or {@code Sb}
     * @return new settings
     * @throws io.github.acetune.structure.InvalidInputException where a name is none of a block
     */
    public TrainableParameters withEmbedding(String... elements) {
        return new TrainableParameters(functions, radial, joined(embedding, elements));
    }

    private static List<BlockSelector> joined(List<BlockSelector> some, String... names) {
        return Stream.concat(some.stream(), Stream.of(names).map(BlockSelector::parse)).toList();
    }

    boolean trainsFunctions(SpeciesBlock block) {
        return functions.stream().anyMatch(selector -> selector.matches(block));
    }

    boolean trainsRadial(Element first, Element second) {
        return radial.stream().anyMatch(selector -> selector.matches(first, second));
    }

    boolean trainsEmbedding(Element element) {
        return embedding.stream().anyMatch(selector -> selector.matches(element));
    }

    /** Whether more than function coefficients are to be fitted. */
    boolean trainsMoreThanFunctions() {
        return !radial.isEmpty() || !embedding.isEmpty();
    }
}
