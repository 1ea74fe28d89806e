package io.github.acetune.fit.pacemaker;

import io.github.acetune.ace.io.InputKeys;
import io.github.acetune.ace.io.InputTree;
import io.github.acetune.ace.io.KnownKeys;
import io.github.acetune.ace.io.SectionValue;
import io.github.acetune.fit.FitSchedule;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.fit.LossSettings;
import io.github.acetune.fit.Minimisation;
import io.github.acetune.fit.TrainableParameters;
import io.github.acetune.fit.Weighting;
import io.github.acetune.structure.InvalidInputException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The {@code fit} section. */
final class FitSection {
    private static final String UPFIT = "upfit";
    private static final String SMOOTHNESS_PRIOR = "smoothness_prior";
    private static final String RELATIVE_RIDGE = "relative_ridge";
    private static final String EVIDENCE = "evidence";
    private static final String LEARN_RADIALS = "learn_radials";
    private static final String PURSUIT = "pursuit";

    /** Keys that an upfit does not take over. */
    private static final List<String> REPETITION =
            List.of(
                    UPFIT,
                    "fit_cycles",
                    "noise_relative_sigma",
                    "noise_absolute_sigma",
                    "randomize_func_coeffs",
                    "ladder_step",
                    "ladder_type");

    private static final List<String> SCIPY =
            List.of(
                    "BFGS",
                    "CG",
                    "Newton-CG",
                    "Nelder-Mead",
                    "Powell",
                    "TNC",
                    "COBYLA",
                    "SLSQP",
                    "trust-constr",
                    "dogleg",
                    "trust-ncg",
                    "trust-exact",
                    "trust-krylov");

    private static final KnownKeys OPTIONS = KnownKeys.of("maxiter", "gtol", "ftol", "disp");

    private final SectionValue section;
    private final DataSection data;
    private final Consumer<String> warnings;

    FitSection(SectionValue section, DataSection data, Consumer<String> warnings) {
        this.section = section;
        this.data = data;
        this.warnings = warnings;
    }

    FitSpec spec() {
        InputKeys.FIT.check(section.entries(), warnings);
        var weighting =
                section.find("weighting")
                        .map(value -> WeightingSection.parse(value, warnings))
                        .orElseGet(() -> WeightingSection.fallback(data));
        section.find("callbacks")
                .filter(value -> !(value.value() instanceof Map<?, ?> map && map.isEmpty()))
                .ifPresent(value ->
                        warnings.accept(
                                value.path()
                                        + ": has no effect here, Python functions cannot be called; in Java give a"
                                        + " FitListener"));
        var spec = FitSpec.DEFAULT.withLoss(loss());
        return learning(prior(spec))
                .references(data.references())
                .weighting(augmented(weighting))
                .trainable(trainable())
                .minimisation(minimisation())
                .schedule(schedule())
                .repulsion(repulsion());
    }

    /** How the coefficients of a linear fit are held back: keys that pacemaker does not have. */
    private FitSpec prior(FitSpec spec) {
        FitSpec smooth =
                section.find(SMOOTHNESS_PRIOR)
                        .map(value -> spec.prior(nonNegative(value)))
                        .orElse(spec);
        FitSpec held =
                section.find(RELATIVE_RIDGE)
                        .map(value -> smooth.relativeRidge(nonNegative(value)))
                        .orElse(smooth);
        return section.find(EVIDENCE).filter(FitSection::truth).isPresent()
                ? held.evidence()
                : held;
    }

    private FitSpec learning(FitSpec spec) {
        FitSpec chosen = section.find(PURSUIT).map(value -> pursuit(spec, value)).orElse(spec);
        return section.find(LEARN_RADIALS).filter(FitSection::truth).isPresent()
                ? chosen.learnRadials()
                : chosen;
    }

    private static FitSpec pursuit(FitSpec spec, SectionValue value) {
        try {
            return spec.pursuit(value.number());
        } catch (InvalidInputException e) {
            throw value.error(e.getMessage());
        }
    }

    private Weighting augmented(Weighting policy) {
        return new Weighting.Augmented(
                policy, data.augmentation().orElse(Weighting.Augmented.DEFAULT_FACTOR));
    }

    /**
     * The stages after the first one. Each is a κ, or a map of keys that are laid over those of the first; cycles and ladder are not
     * repeated.
     */
    List<FitSpec> upfits() {
        var found = section.find(UPFIT);
        if (found.isEmpty()) {
            return List.of();
        }
        var base = new LinkedHashMap<String, Object>();
        section.entries().forEach((key, value) -> base.put(key, value.value()));
        REPETITION.forEach(base::remove);
        return found.get().list().stream().map(stage -> upfit(base, found.get(), stage)).toList();
    }

    private FitSpec upfit(Map<String, Object> base, SectionValue list, Object stage) {
        var value = new SectionValue(list.path(), stage);
        Map<String, Object> own = new LinkedHashMap<>();
        if (stage instanceof Map<?, ?>) {
            InputKeys.FIT.check(value.entries(), warnings);
            value.entries().forEach((key, item) -> own.put(key, item.value()));
        } else {
            own.put("loss", Map.of("kappa", stage));
        }
        var merged = new SectionValue(list.path(), InputTree.merge(base, own));
        return new FitSection(merged, data, known -> {}).spec();
    }

    private LossSettings loss() {
        var found = section.find("loss");
        if (found.isEmpty()) {
            return LossSettings.DEFAULT;
        }
        var loss = found.get();
        InputKeys.LOSS.check(loss.entries(), warnings);
        loss.find("w_orth").filter(value -> value.number() != 0).ifPresent(this::noEffect);
        return new LossSettings(
                loss.find("kappa").map(FitSection::kappa).orElse(LossSettings.DEFAULT.kappa()),
                weight(loss, "w_virial"),
                weight(loss, "L1_coeffs"),
                weight(loss, "L2_coeffs"),
                weight(loss, "w0_rad"),
                weight(loss, "w1_rad"),
                weight(loss, "w2_rad"));
    }

    private static double kappa(SectionValue value) {
        boolean automatic =
                value.value() instanceof String text
                        && text.strip().toLowerCase(Locale.ROOT).equals("auto");
        if (automatic) {
            return Double.NaN;
        }
        double kappa = value.number();
        if (kappa < 0 || kappa > 1) {
            throw value.expected("a number from 0 to 1, or auto");
        }
        return kappa;
    }

    private static double weight(SectionValue section, String key) {
        return section.find(key).map(FitSection::nonNegative).orElse(0.0);
    }

    static double nonNegative(SectionValue value) {
        double number = value.number();
        if (number < 0) {
            throw value.expected("zero or a positive number");
        }
        return number;
    }

    private TrainableParameters trainable() {
        return section.find("trainable_parameters")
                .map(FitSection::trainable)
                .orElse(TrainableParameters.ALL);
    }

    /** {@code ALL}, {@code [func, radial]}, {@code [Si, SiO]} or {@code {Si: [func], SiO: all}}. */
    private static TrainableParameters trainable(SectionValue value) {
        var result = TrainableParameters.NONE;
        if (value.value() instanceof Map<?, ?>) {
            for (var block : value.entries().entrySet()) {
                for (Object kind : block.getValue().list()) {
                    result = with(result, block.getKey(), kind, block.getValue());
                }
            }
            return result;
        }
        for (Object item : value.list()) {
            boolean isKind = isKind(item);
            result =
                    with(
                            result,
                            isKind ? "ALL" : String.valueOf(item),
                            isKind ? item : "all",
                            value);
        }
        return result;
    }

    private static boolean isKind(Object item) {
        return switch (kind(item)) {
            case "func", "radial", "embedding" -> true;
            default -> false;
        };
    }

    private static String kind(Object item) {
        return String.valueOf(item).strip().toLowerCase(Locale.ROOT);
    }

    private static TrainableParameters with(
            TrainableParameters some, String name, Object kind, SectionValue value) {
        String block = name.equalsIgnoreCase("all") ? "ALL" : name;
        try {
            return switch (kind(kind)) {
                case "func" -> some.withFunctions(block);
                case "radial" -> some.withRadial(block);
                case "embedding" -> some.withEmbedding(block);
                case "all" -> some.withFunctions(block).withRadial(block);
                default ->
                        throw value.expected(
                                "func, radial, embedding or all, or the name of a block");
            };
        } catch (InvalidInputException e) {
            throw e.getMessage().startsWith(value.path()) ? e : value.error(e.getMessage());
        }
    }

    private Minimisation minimisation() {
        int iterations =
                section.find("maxiter")
                        .map(SectionValue::integer)
                        .orElse(Minimisation.DEFAULT.maxIterations());
        var options = section.find("options");
        options.ifPresent(value -> OPTIONS.check(value.entries(), warnings));
        iterations =
                options.flatMap(value -> value.find("maxiter"))
                        .map(SectionValue::integer)
                        .orElse(iterations);
        options.flatMap(value -> value.find("gtol"))
                .ifPresent(value ->
                        warnings.accept(
                                value.path()
                                        + ": has no effect here, a fit ends by the relative decrease of its loss (ftol)"));
        if (iterations < 0) {
            throw section.find("maxiter").orElse(section).expected("zero or more iterations");
        }
        return Minimisation.DEFAULT
                .withMaxIterations(iterations)
                .withSolver(solver())
                .withTolerance(
                        options.flatMap(value -> value.find("ftol"))
                                .map(FitSection::nonNegative)
                                .orElse(Minimisation.DEFAULT.tolerance()))
                .withEarlyStopping(
                        section.find("early_stopping_patience")
                                .map(SectionValue::integer)
                                .orElse(200),
                        threshold("min_relative_train_loss_per_iter"),
                        threshold("min_relative_test_loss_per_iter"));
    }

    private double threshold(String key) {
        return section.find(key).map(SectionValue::number).map(Math::abs).orElse(0.0);
    }

    private Minimisation.Solver solver() {
        var found = section.find("optimizer");
        if (found.isEmpty()) {
            return Minimisation.Solver.AUTOMATIC;
        }
        String name = found.get().text();
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "L-BFGS", "L-BFGS-B", "LBFGS" -> Minimisation.Solver.LBFGS;
            case "LM", "LEVENBERG-MARQUARDT" -> Minimisation.Solver.LEVENBERG_MARQUARDT;
            default -> {
                // Another of scipy's methods looks for the same minimum; ours is chosen by size.
                if (SCIPY.stream().noneMatch(name::equalsIgnoreCase)) {
                    throw found.get().expected("L-BFGS-B, LM or another of " + SCIPY);
                }
                yield Minimisation.Solver.AUTOMATIC;
            }
        };
    }

    private FitSchedule schedule() {
        double[] step =
                section.find("ladder_step").map(SectionValue::numbers).orElse(new double[0]);
        for (double part : step) {
            if (!(part > 0) || (part >= 1 && part != Math.rint(part))) {
                throw section.find("ladder_step")
                        .orElseThrow()
                        .expected("a number of functions, a share below 1, or both");
            }
        }
        return new FitSchedule(
                section.find("fit_cycles").map(SectionValue::integer).orElse(1),
                weight(section, "noise_relative_sigma"),
                weight(section, "noise_absolute_sigma"),
                weight(section, "randomize_func_coeffs"),
                (int) Arrays.stream(step).filter(part -> part >= 1).max().orElse(0),
                Arrays.stream(step).filter(part -> part < 1).max().orElse(0),
                ladderOrder());
    }

    private FitSchedule.LadderOrder ladderOrder() {
        var found = section.find("ladder_type");
        if (found.isEmpty()) {
            return FitSchedule.LadderOrder.BODY_ORDER;
        }
        return switch (found.get().text().toLowerCase(Locale.ROOT)) {
            case "body_order" -> FitSchedule.LadderOrder.BODY_ORDER;
            case "power_order" -> FitSchedule.LadderOrder.POWER_ORDER;
            default -> throw found.get().expected("body_order or power_order");
        };
    }

    private FitSpec.Repulsion repulsion() {
        var found = section.find("repulsion");
        if (found.isEmpty()) {
            return FitSpec.Repulsion.AS_GIVEN;
        }
        if (found.get().text().toLowerCase(Locale.ROOT).equals("auto")) {
            return FitSpec.Repulsion.AUTOMATIC;
        }
        throw found.get().expected("auto");
    }

    private void noEffect(SectionValue value) {
        warnings.accept(value.path() + ": has no effect here");
    }

    static boolean truth(SectionValue value) {
        return switch (String.valueOf(value.value()).strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw value.expected("true or false");
        };
    }
}
