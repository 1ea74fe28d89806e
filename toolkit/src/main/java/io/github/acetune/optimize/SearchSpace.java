package io.github.acetune.optimize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Named dimensions, in order, some of them active only under a choice of another, and constraints. Immutable; every method that
 * adds something returns a new space.
 *
 * <pre>{@code
 * SearchSpace space = SearchSpace.empty()
 *         .over("cutoff", Dimension.real(4.5, 7.0))
 *         .over("radial", Dimension.categorical("SBessel", "ChebExpCos"))
 *         .over("lambda", Dimension.real(1, 10)).when("radial", "ChebExpCos");
 * }</pre>
 */
public final class SearchSpace {
    private final List<Parameter> parameters;
    private final List<Constraint> constraints;

    private SearchSpace(List<Parameter> parameters, List<Constraint> constraints) {
        this.parameters = List.copyOf(parameters);
        this.constraints = List.copyOf(constraints);
    }

    /**
     * A space without dimensions, to start from.
     *
     * @return the space
     */
    public static SearchSpace empty() {
        return new SearchSpace(List.of(), List.of());
    }

    /**
     * Adds a dimension.
     *
     * @param name its name, not used before
     * @param dimension its values
     * @return the larger space
     * @throws IllegalArgumentException where the name is taken
     */
    public SearchSpace over(String name, Dimension dimension) {
        if (find(name).isPresent()) {
            throw new IllegalArgumentException(
                    "the search space has a dimension '" + name + "' already");
        }
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(new Parameter(name, dimension, List.of()));
        return new SearchSpace(more, constraints);
    }

    /**
     * Makes the dimension added last active only where an earlier one is active and has one of some values. Said twice, both
     * conditions must hold.
     *
     * @param name the earlier dimension
     * @param values its values
     * @return the new space
     * @throws IllegalArgumentException where there is no such dimension, or it has no such value
     */
    public SearchSpace when(String name, Object... values) {
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException(
                    "when(\"" + name + "\") must follow the dimension that it is about");
        }
        List<Parameter> changed = new ArrayList<>(parameters);
        Parameter last = changed.removeLast();
        Dimension other = parameter(name).dimension();
        if (last.name().equals(name)) {
            throw new IllegalArgumentException("'" + name + "' cannot be a condition of itself");
        }
        if (other.cardinality() == Dimension.CONTINUUM) {
            throw new IllegalArgumentException(
                    "'" + name + "' has a continuum of values and cannot be a condition");
        }
        List<Object> meant = new ArrayList<>();
        for (Object value : values) {
            meant.add(canonical(name, other, value));
        }
        List<Condition> conditions = new ArrayList<>(last.conditions());
        conditions.add(new Condition(name, meant));
        changed.add(new Parameter(last.name(), last.dimension(), conditions));
        return new SearchSpace(changed, constraints);
    }

    /**
     * Adds a constraint.
     *
     * @param description one line that says it in words
     * @param rule true where a point keeps it
     * @return the new space
     */
    public SearchSpace where(String description, Predicate<Point> rule) {
        return where(new Constraint(description, rule));
    }

    /**
     * Adds a constraint, such as {@link Constraint#linear(Map, double)}.
     *
     * @param constraint the constraint
     * @return the new space
     */
    public SearchSpace where(Constraint constraint) {
        List<Constraint> more = new ArrayList<>(constraints);
        more.add(constraint);
        return new SearchSpace(parameters, more);
    }

    /**
     * The dimensions with their names and conditions, in order.
     *
     * @return an unmodifiable list
     */
    public List<Parameter> parameters() {
        return parameters;
    }

    /**
     * The constraints, in order.
     *
     * @return an unmodifiable list
     */
    public List<Constraint> constraints() {
        return constraints;
    }

    /**
     * The number of dimensions, fixed ones included.
     *
     * @return the length of a code
     */
    public int size() {
        return parameters.size();
    }

    /**
     * A dimension by its name.
     *
     * @param name the name
     * @return the dimension with its conditions
     * @throws IllegalArgumentException where there is none
     */
    public Parameter parameter(String name) {
        return find(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "the search space has no dimension '"
                                        + name
                                        + "'; it has "
                                        + names()));
    }

    /**
     * A checked point from values of any suitable class, as read from a file. Values of inactive dimensions are dropped, fixed
     * ones may be left out.
     *
     * @param values name → value
     * @return the point, its values in the order and of the classes of this space
     * @throws IllegalArgumentException where a value is missing, does not belong to its dimension, or has an unknown name
     */
    public Point point(Map<String, ?> values) {
        values.keySet().forEach(this::parameter);
        Map<String, Object> chosen = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (isActive(parameter, chosen)) {
                Object value = values.get(parameter.name());
                if (value == null && parameter.dimension() instanceof Fixed fixed) {
                    value = fixed.value();
                }
                if (value == null) {
                    throw new IllegalArgumentException(
                            "the point has no value for '" + parameter.name() + "'");
                }
                chosen.put(
                        parameter.name(),
                        canonical(parameter.name(), parameter.dimension(), value));
            }
        }
        return new Point(chosen);
    }

    /**
     * The code of a point: a place on the unit interval for every dimension.
     *
     * @param point a point of this space
     * @return a new array [{@link #size()}], NaN where a dimension is inactive
     * @throws IllegalArgumentException where the point does not belong to this space
     */
    public double[] encode(Point point) {
        double[] code = new double[size()];
        for (int i = 0; i < code.length; i++) {
            Parameter parameter = parameters.get(i);
            boolean active = isActive(parameter, point.values());
            code[i] =
                    active ? parameter.dimension().encode(point.get(parameter.name())) : Double.NaN;
        }
        return code;
    }

    /**
     * The point at a place of the unit cube, the inverse of {@link #encode(Point)}.
     *
     * @param code [{@link #size()}], each in [0, 1]; coordinates of dimensions that turn out inactive are not looked at
     * @return the point, which may break a constraint
     */
    public Point decode(double[] code) {
        if (code.length != size()) {
            throw new IllegalArgumentException(
                    "expected " + size() + " coordinates, found " + code.length);
        }
        Map<String, Object> chosen = new LinkedHashMap<>();
        for (int i = 0; i < code.length; i++) {
            Parameter parameter = parameters.get(i);
            if (isActive(parameter, chosen)) {
                // A dimension that was inactive at the place a search came from has no coordinate
                // yet.
                double unit = Double.isNaN(code[i]) ? 0.5 : code[i];
                chosen.put(parameter.name(), parameter.dimension().decode(unit));
            }
        }
        return new Point(chosen);
    }

    /**
     * Whether a point keeps all constraints.
     *
     * @param point a point of this space
     * @return false where it breaks one
     */
    public boolean allows(Point point) {
        for (Constraint constraint : constraints) {
            if (!constraint.rule().test(point)) {
                return false;
            }
        }
        return true;
    }

    /**
     * All points that keep the constraints, where they can be counted through.
     *
     * @param limit the most points to list
     * @return the points in lexical order; empty where there are more than the limit or a dimension is a continuum
     */
    public Optional<List<Point>> enumerate(int limit) {
        List<Map<String, Object>> partial =
                new ArrayList<>(List.of(new LinkedHashMap<String, Object>()));
        for (Parameter parameter : parameters) {
            List<Map<String, Object>> longer = new ArrayList<>();
            long choices = parameter.dimension().cardinality();
            for (Map<String, Object> chosen : partial) {
                if (!isActive(parameter, chosen)) {
                    longer.add(chosen);
                    continue;
                }
                if (choices > limit) {
                    return Optional.empty();
                }
                for (long k = 0; k < choices; k++) {
                    Map<String, Object> next = new LinkedHashMap<>(chosen);
                    next.put(parameter.name(), parameter.dimension().valueAt(k));
                    longer.add(next);
                }
            }
            if (longer.size() > limit) {
                return Optional.empty();
            }
            partial = longer;
        }
        return Optional.of(partial.stream().map(Point::new).filter(this::allows).toList());
    }

    private Optional<Parameter> find(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    private List<String> names() {
        return parameters.stream().map(Parameter::name).toList();
    }

    private static boolean isActive(Parameter parameter, Map<String, Object> chosen) {
        for (Condition condition : parameter.conditions()) {
            if (!condition.holds(chosen.get(condition.name()))) {
                return false;
            }
        }
        return true;
    }

    private static Object canonical(String name, Dimension dimension, Object value) {
        try {
            double unit = dimension.encode(value);
            return switch (dimension) {
                // A round trip through the unit interval would change the last digits.
                case Real _, LogReal _ -> ((Number) value).doubleValue();
                case IntegerRange _, LogInteger _, Categorical _, Ordinal _, Fixed _ ->
                        dimension.decode(unit);
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + name + "': " + e.getMessage(), e);
        }
    }
}
