package io.github.acetune.optimize;

import java.util.List;

/**
 * Choices without an order. Values are the choices themselves (text, enum constants, numbers, lists, …).
 *
 * @param choices two or more distinct ones
 */
public record Categorical(List<Object> choices) implements Dimension {
    /**
     * Checks and copies the choices.
     *
     * @throws IllegalArgumentException where there are fewer than two, or one occurs twice
     */
    public Categorical {
        choices = List.copyOf(choices);
        Choices.check("categorical", choices);
    }

    @Override
    public double encode(Object value) {
        return (Choices.indexOf(value, choices) + 0.5) / choices.size();
    }

    @Override
    public Object decode(double unit) {
        return choices.get(
                Math.clamp((long) Math.floor(unit * choices.size()), 0, choices.size() - 1));
    }

    @Override
    public long cardinality() {
        return choices.size();
    }

    @Override
    public Object valueAt(long index) {
        return choices.get((int) index);
    }

    @Override
    public boolean isNominal() {
        return true;
    }
}
