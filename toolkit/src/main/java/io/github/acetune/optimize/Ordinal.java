package io.github.acetune.optimize;

import java.util.List;

/**
 * Choices in an order, at equal distances: neighbours are taken to be alike. Values are the levels themselves.
 *
 * @param levels two or more distinct ones, in order
 */
public record Ordinal(List<Object> levels) implements Dimension {
    /**
     * Checks and copies the levels.
     *
     * @throws IllegalArgumentException where there are fewer than two, or one occurs twice
     */
    public Ordinal {
        levels = List.copyOf(levels);
        Choices.check("ordinal", levels);
    }

    @Override
    public double encode(Object value) {
        return (Choices.indexOf(value, levels) + 0.5) / levels.size();
    }

    @Override
    public Object decode(double unit) {
        return levels.get(
                Math.clamp((long) Math.floor(unit * levels.size()), 0, levels.size() - 1));
    }

    @Override
    public long cardinality() {
        return levels.size();
    }

    @Override
    public Object valueAt(long index) {
        return levels.get((int) index);
    }
}
