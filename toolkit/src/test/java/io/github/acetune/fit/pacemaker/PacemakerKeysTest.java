package io.github.acetune.fit.pacemaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.embedding.EmbeddingFunction;
import io.github.acetune.ace.io.InputTree;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.ace.radial.CoreRepulsion;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.fit.FitSchedule.LadderOrder;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.fit.LossSettings;
import io.github.acetune.fit.Minimisation;
import io.github.acetune.fit.ReferenceChoice;
import io.github.acetune.fit.TrainableParameters;
import io.github.acetune.fit.Weighting;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.sweep.XpotInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key of pacemaker's {@code input.yaml}: what it does, and that a slip of the pen in it is noticed. */
class PacemakerKeysTest {
    private static final String POTENTIAL =
            """
            potential:
              elements: [Si]
              embeddings: {ALL: {npot: FinnisSinclairShiftedScaled, fs_parameters: [1, 1], ndensity: 1}}
              bonds: {ALL: {radbase: SBessel, radparameters: [5.25], rcut: 5.5, dcut: 0.01}}
              functions: {number_of_functions_per_element: 10, ALL: {nradmax_by_orders: [5, 2], lmax_by_orders: [0, 1]}}
            """;

    @TempDir private Path folder;

    /**
     * A key.
     *
     * @param path sections and key, with dots
     * @param value in YAML
     * @param found what of the input shows that it was understood
     * @param expected its value
     */
    record Key(String path, String value, Function<PacemakerInput, Object> found, Object expected) {
        @Override
        public String toString() {
            return path + ": " + value;
        }
    }

    private static Key key(
            String path, String value, Object expected, Function<PacemakerInput, Object> found) {
        return new Key(path, value, found, expected);
    }

    /** Accepted, and without any effect on a fit with acetune. */
    private static Key idle(String path, String value) {
        return key(path, value, FitSpec.DEFAULT.loss().kappa(), in -> in.fit().loss().kappa());
    }

    static Stream<Key> keys() {
        return Stream.of(
                        general(),
                        data(),
                        loss(),
                        minimiser(),
                        schedule(),
                        potential(),
                        bonds(),
                        backend())
                .flatMap(keys -> keys);
    }

    private static Stream<Key> general() {
        return Stream.of(
                idle("cutoff", "6"),
                key("seed", "7", 7L, in -> in.fit().seed()),
                key("metadata", "{a: b}", Map.of("a", "b"), PacemakerInput::metadata));
    }

    private static Stream<Key> data() {
        return Stream.of(
                key("data.filename", "a.xyz", List.of("a.xyz"), in -> in.data().files()),
                key("data.filename", "[a, b]", List.of("a", "b"), in -> in.data().files()),
                key("data.datapath", "/d", Optional.of("/d"), in -> in.data().folder()),
                key("data.test_filename", "t", List.of("t"), in -> in.data().testFiles()),
                key("data.test_size", "3", OptionalDouble.of(3), in -> in.data().testSize()),
                key("data.test_size", "0.1", OptionalDouble.of(0.1), in -> in.data().testSize()),
                key("data.ignore_weights", "true", true, in -> in.data().ignoreWeights()),
                key(
                        "data.aug_factor",
                        "0.5",
                        new Weighting.Augmented(new Weighting.StoredOrUniform(), 0.5),
                        in -> in.fit().weighting()),
                key(
                        "data.reference_energy",
                        "auto",
                        new ReferenceChoice.ExpandedLimit(),
                        in -> in.fit().references()));
    }

    private static Key loss(String name, Function<LossSettings, Object> found) {
        return key("fit.loss." + name, "0.25", 0.25, in -> found.apply(in.fit().loss()));
    }

    private static Stream<Key> loss() {
        return Stream.of(
                loss("kappa", LossSettings::kappa),
                key("fit.loss.kappa", "auto", true, in -> in.fit().loss().isKappaAutomatic()),
                loss("L1_coeffs", LossSettings::l1),
                loss("L2_coeffs", LossSettings::l2),
                loss("w0_rad", LossSettings::w0),
                loss("w1_rad", LossSettings::w1),
                loss("w2_rad", LossSettings::w2),
                loss("w_virial", LossSettings::virial),
                idle("fit.loss.w_orth", "0"),
                key(
                        "fit.weighting",
                        "{type: UniformWeightingPolicy}",
                        new Weighting.Augmented(Weighting.UNIFORM, 1e-4),
                        in -> in.fit().weighting()));
    }

    private static Key minimiser(
            String name, String value, Object expected, Function<Minimisation, Object> found) {
        return key("fit." + name, value, expected, in -> found.apply(in.fit().minimisation()));
    }

    private static Stream<Key> minimiser() {
        return Stream.of(
                minimiser("optimizer", "L-BFGS-B", Minimisation.Solver.LBFGS, Minimisation::solver),
                minimiser("optimizer", "BFGS", Minimisation.Solver.AUTOMATIC, Minimisation::solver),
                minimiser("maxiter", "7", 7, Minimisation::maxIterations),
                minimiser("options", "{maxiter: 8}", 8, Minimisation::maxIterations),
                minimiser("options", "{ftol: 1e-9}", 1e-9, Minimisation::tolerance),
                minimiser("options", "{disp: true}", 100, Minimisation::maxIterations),
                minimiser("early_stopping_patience", "9", 9, Minimisation::patience),
                minimiser(
                        "min_relative_train_loss_per_iter",
                        "1e-3",
                        1e-3,
                        Minimisation::trainDecrease),
                minimiser(
                        "min_relative_test_loss_per_iter",
                        "-2e-3",
                        2e-3,
                        Minimisation::validationDecrease),
                key(
                        "fit.trainable_parameters",
                        "[func, radial]",
                        TrainableParameters.ALL,
                        in -> in.fit().trainable()),
                key("fit.callbacks", "{}", true, in -> in.warnings().isEmpty()));
    }

    private static Stream<Key> schedule() {
        return Stream.of(
                key("fit.fit_cycles", "3", 3, in -> in.fit().schedule().cycles()),
                key(
                        "fit.noise_relative_sigma",
                        "0.1",
                        0.1,
                        in -> in.fit().schedule().relativeNoise()),
                key(
                        "fit.noise_absolute_sigma",
                        "0.2",
                        0.2,
                        in -> in.fit().schedule().absoluteNoise()),
                key(
                        "fit.randomize_func_coeffs",
                        "0.3",
                        0.3,
                        in -> in.fit().schedule().randomised()),
                key("fit.ladder_step", "5", 5, in -> in.fit().schedule().ladderStep()),
                key(
                        "fit.ladder_type",
                        "power_order",
                        LadderOrder.POWER_ORDER,
                        in -> in.fit().schedule().order()),
                key(
                        "fit.repulsion",
                        "auto",
                        FitSpec.Repulsion.AUTOMATIC,
                        in -> in.fit().repulsion()),
                key("fit.smoothness_prior", "2", 2.0, in -> in.fit().prior().smoothness()),
                key("fit.relative_ridge", "1e-9", 1e-9, in -> in.fit().prior().relative()),
                key("fit.evidence", "true", true, in -> in.fit().prior().evidence()),
                key("fit.learn_radials", "true", true, in -> in.fit().learning().isPresent()),
                key("fit.learn_radials", "false", false, in -> in.fit().learning().isPresent()),
                key("fit.pursuit", "40", 40.0, in -> in.fit().pursuit()),
                key("fit.pursuit", "0.5", 0.5, in -> in.fit().pursuit()),
                key("fit.upfit", "[0.1, 0.02]", 3, in -> in.stages().size()));
    }

    private static Object embedding(PacemakerInput input, Function<Embedding, Object> found) {
        return found.apply(input.basis().embeddings().getFirst());
    }

    private static Stream<Key> potential() {
        String embeddings = "potential.embeddings.ALL.";
        String functions = "potential.functions.";
        return Stream.of(
                key("potential.deltaSplineBins", "0.01", 0.01, in -> in.basis().splineBinWidth()),
                key("potential.elements", "[Si]", "[Si]", in -> in.elements().toString()),
                key(
                        embeddings + "npot",
                        "FinnisSinclair",
                        EmbeddingFunction.FINNIS_SINCLAIR,
                        in -> embedding(in, Embedding::function)),
                key(
                        embeddings + "fs_parameters",
                        "[2, 1]",
                        2.0,
                        in -> embedding(in, e -> e.weight(0))),
                key(embeddings + "ndensity", "1", 1, in -> embedding(in, Embedding::densities)),
                key(
                        embeddings + "rho_core_cut",
                        "5",
                        5.0,
                        in -> embedding(in, Embedding::coreDensityCutoff)),
                key(
                        embeddings + "drho_core_cut",
                        "4",
                        4.0,
                        in -> embedding(in, Embedding::coreDensityWidth)),
                key(
                        functions + "number_of_functions_per_element",
                        "4",
                        OptionalInt.of(4),
                        in -> in.potential().functionsPerElement()),
                key(functions + "ALL.nradmax_by_orders", "[7, 2]", 7, in -> most(in, 0)),
                key(functions + "ALL.coefs_init", "zero", true, in -> in.warnings().isEmpty()),
                key(functions + "ALL.lmax_by_orders", "[0, 0]", 0, in -> mostL(in)));
    }

    /** Largest n of rank-1 functions among all functions. */
    private static int most(PacemakerInput input, int slot) {
        AceSpec all = input.potential();
        return all.functions(1000).basis().functions().stream()
                .filter(f -> f.rank() == 1)
                .mapToInt(f -> f.n().get(slot))
                .max()
                .orElseThrow();
    }

    private static int mostL(PacemakerInput input) {
        return input.potential().functions(1000).basis().functions().stream()
                .flatMap(f -> f.l().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElseThrow();
    }

    private static Key bond(
            String name, String value, Object expected, Function<Bond, Object> found) {
        return key(
                "potential.bonds.ALL." + name,
                value,
                expected,
                in -> found.apply(in.basis().bond(0, 0)));
    }

    private static Stream<Key> bonds() {
        return Stream.of(
                bond("radbase", "ChebPow", RadialBasis.CHEB_POW, Bond::basis),
                bond("radparameters", "[2.5]", 2.5, b -> b.parameters().getFirst()),
                bond("rcut", "6.5", 6.5, Bond::cutoff),
                bond("dcut", "0.5", 0.5, Bond::cutoffWidth),
                bond("r_in", "1.5", 1.5, b -> b.innerCutoff().radius()),
                bond("delta_in", "0.3", 0.3, b -> b.innerCutoff().width()),
                bond(
                        "inner_cutoff_type",
                        "distance",
                        InnerCutoff.Type.DISTANCE,
                        b -> b.innerCutoff().type()),
                bond("core-repulsion", "[100, 5]", new CoreRepulsion(100, 5), Bond::coreRepulsion),
                bond("NameOfCutoffFunction", "cos", "cos", Bond::cutoffFunction));
    }

    private static Stream<Key> backend() {
        return Stream.of(
                idle("backend.evaluator", "tensorpot"),
                idle("backend.batch_size", "100"),
                idle("backend.batch_size_reduction", "true"),
                idle("backend.batch_size_reduction_factor", "1.6"),
                idle("backend.display_step", "50"),
                idle("backend.parallel_mode", "process"),
                idle("backend.n_workers", "4"),
                idle("backend.gpu_config", "{}"));
    }

    private PacemakerInput read(String path, String value) throws IOException {
        Path file = folder.resolve("input.yaml");
        Path base = Files.writeString(folder.resolve("base.yaml"), POTENTIAL);
        Path one = Files.writeString(folder.resolve("one.yaml"), nested(path, value));
        Map<String, Object> tree = new LinkedHashMap<>(InputTree.read(base));
        return PacemakerInput.of(InputTree.merge(tree, InputTree.read(one)), file.toString());
    }

    private static String nested(String path, String value) {
        String[] names = path.split("\\.", -1);
        var text = new StringBuilder();
        for (int k = 0; k < names.length; k++) {
            text.append(k == 0 ? "" : "{").append(names[k]).append(": ");
        }
        return text.append(value).append("}".repeat(names.length - 1)).append('\n').toString();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void keyIsUnderstoodAndHasItsEffect(Key key) throws IOException {
        var input = read(key.path, key.value);
        assertEquals(key.expected, key.found.apply(input));
        assertEquals(List.of(), input.warnings());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void misspeltKeyIsReportedWithTheRightOne(Key key) throws IOException {
        int dot = key.path.lastIndexOf('.');
        String name = key.path.substring(dot + 1);
        String slip = name.substring(0, name.length() - 1) + "x" + name.charAt(name.length() - 1);
        String told;
        try {
            told = read(key.path.substring(0, dot + 1) + slip, key.value).warnings().toString();
        } catch (InvalidInputException refused) {
            told = refused.getMessage();
        }
        assertTrue(told.contains(slip), told);
        assertTrue(told.contains("'" + name + "'"), told);
    }

    @Test
    void randomStartIsSaidToHaveNoEffect() throws IOException {
        var input = read("potential.functions.ALL.coefs_init", "random");
        assertTrue(
                input.warnings().getFirst().contains("coefs_init: without effect, a fit starts"),
                input.warnings()::toString);
    }

    static Stream<Key> keysOutsideThePotential() {
        return keys().filter(key -> !key.path.startsWith("potential"));
    }

    @ParameterizedTest
    @MethodSource("keysOutsideThePotential")
    void readerOfFilesWithRangesKnowsTheKeyToo(Key key) throws IOException {
        Path file = folder.resolve("input.yaml");
        Files.writeString(file, POTENTIAL + nested(key.path, key.value));
        String notices = XpotInput.read(file).notices().toString();
        assertFalse(notices.contains(key.path), notices);
    }
}
