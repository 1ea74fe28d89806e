package io.github.acetune.sweep;

import io.github.acetune.ace.io.InputTree;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.sweep.PythonLiterals.LiteralException;
import io.github.acetune.sweep.SkoptExpression.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The places of an input that hold marks of hyperparameters, and how they are filled with values. */
final class MarkedValues {
    private static final Set<String> LISTS =
            Set.of(
                    "fs_parameters",
                    "radparameters",
                    "nradmax_by_orders",
                    "lmax_by_orders",
                    "elements",
                    "core-repulsion");

    /** One text of the input that holds at least one mark. */
    private record Place(
            List<Object> path, List<Piece> pieces, List<Hyperparameter> hyperparameters) {}

    private final Map<String, Object> tree;
    private final List<Place> places;

    private MarkedValues(Map<String, Object> tree, List<Place> places) {
        this.tree = tree;
        this.places = List.copyOf(places);
    }

    /**
     * Finds all marks outside the section {@code xpot}.
     *
     * @param name what to call the input in messages
     * @param tree the input
     * @return the marks in the order of the file
     * @throws InvalidInputException where a mark cannot be understood
     */
    static MarkedValues find(String name, Map<String, Object> tree) {
        var places = new ArrayList<Place>();
        tree.forEach((key, value) -> {
            if (!key.equals("xpot")) {
                search(name, List.of(key), value, places);
            }
        });
        return new MarkedValues(tree, places);
    }

    private static void search(String name, List<Object> path, Object value, List<Place> places) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map ->
                    map.forEach((key, next) -> search(name, longer(path, key), next, places));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    search(name, longer(path, i), list.get(i), places);
                }
            }
            case String text -> {
                List<Piece> pieces = pieces(name, path, text);
                if (pieces.stream().anyMatch(Piece.Searched.class::isInstance)) {
                    places.add(new Place(path, pieces, hyperparameters(path, pieces)));
                }
            }
            default -> {}
        }
    }

    private static List<Object> longer(List<Object> path, Object step) {
        var result = new ArrayList<>(path);
        result.add(step);
        return result;
    }

    private static String joined(List<Object> path) {
        return path.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static List<Piece> pieces(String name, List<Object> path, String text) {
        try {
            return SkoptExpression.pieces(text);
        } catch (LiteralException e) {
            throw new InvalidInputException(
                    name + ": " + joined(path) + ": " + text.strip() + ": " + e.getMessage(), e);
        }
    }

    /** One hyperparameter per mark: named by the place alone where it is the only content, else by its word as well. */
    private static List<Hyperparameter> hyperparameters(List<Object> path, List<Piece> pieces) {
        List<Piece.Searched> searched =
                pieces.stream()
                        .filter(Piece.Searched.class::isInstance)
                        .map(Piece.Searched.class::cast)
                        .toList();
        boolean distinct =
                searched.stream().map(Piece.Searched::token).distinct().count() == searched.size();
        var result = new ArrayList<Hyperparameter>();
        for (int i = 0; i < searched.size(); i++) {
            int index = distinct ? searched.get(i).token() : i;
            List<Object> own = pieces.size() == 1 ? path : longer(path, index);
            result.add(
                    new Hyperparameter(
                            own, searched.get(i).dimension(), new Hyperparameter.Role.Active()));
        }
        return result;
    }

    /**
     * All hyperparameters.
     *
     * @return in the order of the file
     */
    List<Hyperparameter> hyperparameters() {
        return places.stream().flatMap(place -> place.hyperparameters().stream()).toList();
    }

    /**
     * The input without its unknown keys.
     *
     * @param unknown what to leave out
     * @return a new tree
     */
    Map<String, Object> without(List<XpotKeys.Unknown> unknown) {
        Map<String, Object> copy = InputTree.merge(Map.of(), tree);
        for (XpotKeys.Unknown one : unknown) {
            List<String> path = one.path();
            String[] section = path.subList(0, path.size() - 1).toArray(String[]::new);
            InputTree.section(copy, section).remove(path.getLast());
        }
        return copy;
    }

    /**
     * The input with values in place of marks.
     *
     * @param base the input, without unknown keys
     * @param values the value of each hyperparameter
     * @return a new tree
     */
    Map<String, Object> fill(Map<String, Object> base, Function<Hyperparameter, Object> values) {
        Map<String, Object> filled = InputTree.merge(Map.of(), base);
        for (Place place : places) {
            put(filled, place.path(), value(place, values));
        }
        splitLists(filled);
        return filled;
    }

    private static Object value(Place place, Function<Hyperparameter, Object> values) {
        if (place.pieces().size() == 1) {
            return values.apply(place.hyperparameters().getFirst());
        }
        var text = new StringBuilder();
        int next = 0;
        for (Piece piece : place.pieces()) {
            switch (piece) {
                case Piece.Plain plain -> text.append(plain.text());
                case Piece.Searched _ ->
                        text.append(values.apply(place.hyperparameters().get(next++)));
            }
        }
        return text.toString();
    }

    /** Puts a value at a path whose last key may have been removed as unknown; then it stays removed. */
    @SuppressWarnings("unchecked") // trees hold maps with text keys and modifiable lists only
    private static void put(Map<String, Object> tree, List<Object> path, Object value) {
        Object at = tree;
        for (int depth = 0; depth < path.size(); depth++) {
            Object step = path.get(depth);
            boolean last = depth == path.size() - 1;
            if (at instanceof Map<?, ?> map && map.containsKey(step)) {
                if (last) {
                    set((Map<String, Object>) map, (String) step, value);
                }
                at = map.get(step);
            } else if (at instanceof List<?> list
                    && step instanceof Integer index
                    && index < list.size()) {
                if (last) {
                    ((List<Object>) list).set(index, value);
                }
                at = list.get(index);
            } else {
                return;
            }
        }
    }

    private static void set(Map<String, Object> map, String key, Object value) {
        if (PythonLiterals.NONE.equals(value)) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    /** Lists may stand in one text, separated by blanks: {@code fs_parameters: "1 1 1 0.5"}. */
    private static void splitLists(Map<String, Object> tree) {
        var changed = new LinkedHashMap<String, Object>();
        tree.forEach((key, value) -> {
            if (value instanceof Map<?, ?>) {
                splitLists(InputTree.section(tree, key));
            } else if (LISTS.contains(key) && value instanceof String text) {
                changed.put(key, words(text));
            }
        });
        tree.putAll(changed);
    }

    private static List<Object> words(String text) {
        var words = new ArrayList<>();
        for (String word : text.replaceAll("[\\[\\],]", " ").strip().split("\\s+", -1)) {
            words.add(word.matches("[+-]?\\d{1,9}") ? Integer.valueOf(word) : numberOrText(word));
        }
        return words;
    }

    private static Object numberOrText(String word) {
        try {
            return Double.valueOf(word);
        } catch (NumberFormatException e) {
            return word;
        }
    }
}
