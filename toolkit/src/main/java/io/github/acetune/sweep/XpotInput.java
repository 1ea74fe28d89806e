package io.github.acetune.sweep;

import io.github.acetune.ace.io.InputTree;
import io.github.acetune.optimize.Point;
import io.github.acetune.optimize.SearchSpace;
import io.github.acetune.structure.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An input file of XPOT: a pacemaker input in HJSON in which {@code skopt.space.Real(…)}, {@code Integer(…)} and
 * {@code Categorical([…])} texts mark the hyperparameters to be optimised, anywhere, lists included.
 *
 * <p>The names of hyperparameters are those of XPOT's tables: keys and list indices from the root of the file joined by
 * blanks, such as {@code "potential bonds ALL rcut"}. What has no effect is found and named: see {@link #notices}.
 */
public final class XpotInput {
    private static final double DEFAULT_ALPHA = 0.7;
    private static final int DEFAULT_SEED = 42;

    private final String name;
    private final Map<String, Object> tree;
    private final MarkedValues marked;
    private final List<Hyperparameter> hyperparameters;
    private final List<String> notices;
    private final double alpha;
    private final String errorMethod;

    private XpotInput(
            String name, Map<String, Object> tree, List<XpotKeys.Unknown> unknownAsWritten) {
        this.name = name;
        List<XpotKeys.Unknown> unknown = XpotKeys.unknown(tree);
        this.marked = MarkedValues.find(name, tree);
        this.hyperparameters = Relevance.roles(tree, marked.hyperparameters(), unknown);
        this.tree = marked.without(unknown);
        this.notices = XpotNotices.of(tree, unknownAsWritten, hyperparameters);
        this.alpha = alpha(tree);
        this.errorMethod = errorMethod(tree);
    }

    /**
     * Reads an input.
     *
     * @param file HJSON or JSON; YAML by its ending {@code .yaml} or {@code .yml}
     * @return the input over the defaults
     * @throws InvalidInputException naming the file and the key or line, where it cannot be understood
     */
    public static XpotInput read(Path file) {
        if (!InputTree.isYaml(file)) {
            return parse(InputTree.text(file), file.toString());
        }
        Map<String, Object> tree = InputTree.read(file);
        // A pacemaker YAML is complete in itself; XPOT's own files rely on defaults.
        boolean complete = !tree.containsKey("xpot");
        return new XpotInput(
                file.toString(),
                complete ? tree : XpotDefaults.under(tree),
                XpotKeys.unknown(tree));
    }

    /**
     * Reads an input from text.
     *
     * @param hjson the text
     * @param name what to call it in messages
     * @return the input over the defaults
     * @throws InvalidInputException naming the key or line, where it cannot be understood
     */
    public static XpotInput parse(String hjson, String name) {
        // A key that is unknown is named also where it is empty, as XPOT's templates have many.
        Map<String, Object> written = InputTree.hjsonAsWritten(hjson, name);
        return new XpotInput(
                name,
                XpotDefaults.under(InputTree.withoutEmpty(written)),
                XpotKeys.unknown(written));
    }

    /**
     * What the input is called in messages.
     *
     * @return usually its file name
     */
    public String name() {
        return name;
    }

    /**
     * The weight of the energy error in the loss, equation 7 of the paper.
     *
     * @return α in [0, 1]
     */
    public double alpha() {
        return alpha;
    }

    /**
     * How errors are averaged.
     *
     * @return {@code "rmse"} or {@code "mae"}
     */
    public String errorMethod() {
        return errorMethod;
    }

    /**
     * The seed of every random choice.
     *
     * @return the key {@code seed}, 42 where there is none
     */
    public long seed() {
        return tree.get("seed") instanceof Number number ? number.longValue() : DEFAULT_SEED;
    }

    /**
     * The folder in which XPOT would put the sweep, relative to where it is started.
     *
     * @return {@code <project_name>/<sweep_name>}
     */
    public Path outputFolder() {
        Map<String, Object> xpot = InputTree.section(tree, "xpot");
        return Path.of(
                folderName(xpot, "project_name", "acetune-out"),
                folderName(xpot, "sweep_name", "sweep"));
    }

    private String folderName(Map<String, Object> xpot, String key, String fallback) {
        String text = String.valueOf(xpot.getOrDefault(key, fallback)).strip();
        if (text.isEmpty() || text.contains("/") || text.contains("\\") || text.startsWith(".")) {
            throw new InvalidInputException(
                    name + ": xpot " + key + ": '" + text + "' is not a folder name");
        }
        return text;
    }

    /**
     * The names of all hyperparameters, dead ones included.
     *
     * @return in the order of the file
     */
    public List<String> hyperparameterNames() {
        return hyperparameters.stream().map(Hyperparameter::name).toList();
    }

    /**
     * The space to be searched: hyperparameters without effect are left out, those with an effect under some radial bases
     * only are conditional.
     *
     * @return the space; empty where the input marks nothing
     */
    public SearchSpace space() {
        SearchSpace space = SearchSpace.empty();
        for (Hyperparameter one : hyperparameters) {
            if (one.role() instanceof Hyperparameter.Role.Active) {
                space = space.over(one.name(), one.dimension());
            }
        }
        for (Hyperparameter one : hyperparameters) {
            if (one.role() instanceof Hyperparameter.Role.Conditional condition) {
                space =
                        space.over(one.name(), one.dimension())
                                .when(condition.parent(), condition.values().toArray());
            }
        }
        return space;
    }

    /**
     * What a reader of the file should know: keys that are unknown or of no use here, hyperparameters without effect.
     *
     * @return one line each
     */
    public List<String> notices() {
        return notices;
    }

    /**
     * The input at one point of the search space: a pacemaker input without marks.
     *
     * @param point values of the active hyperparameters; the others get a fixed value
     * @return a new tree of maps, lists, texts, numbers and truth values
     */
    public Map<String, Object> at(Point point) {
        return marked.fill(
                tree,
                one -> {
                    Object value = point.values().get(one.name());
                    return value == null ? one.idleValue() : value;
                });
    }

    /**
     * The values of one point as XPOT's tables show them.
     *
     * @param point values of the active hyperparameters
     * @return one value per hyperparameter in the order of {@link #hyperparameterNames}; the fixed one of a dead
     *     hyperparameter; an empty text where a conditional one has no effect at this point
     */
    List<Object> row(Point point) {
        var row = new ArrayList<>();
        for (Hyperparameter one : hyperparameters) {
            Object idle = one.role() instanceof Hyperparameter.Role.Dead ? one.idleValue() : "";
            row.add(point.values().getOrDefault(one.name(), idle));
        }
        return row;
    }

    private double alpha(Map<String, Object> input) {
        Map<String, Object> xpot = InputTree.section(input, "xpot");
        String key = xpot.containsKey("alpha") ? "alpha" : "error_energy_ratio";
        Object value = xpot.getOrDefault(key, DEFAULT_ALPHA);
        if (value instanceof Number number
                && number.doubleValue() >= 0
                && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        throw new InvalidInputException(
                name
                        + ": xpot "
                        + key
                        + ": expected a number from 0 (forces only) to 1 (energies only), found "
                        + value);
    }

    private String errorMethod(Map<String, Object> input) {
        String text =
                String.valueOf(
                        InputTree.section(input, "xpot").getOrDefault("error_method", "rmse"));
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "rmse" -> "rmse";
            case "mae" -> "mae";
            default ->
                    throw new InvalidInputException(
                            name + ": xpot error_method: expected rmse or mae, found " + text);
        };
    }
}
