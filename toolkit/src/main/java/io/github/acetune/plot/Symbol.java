package io.github.acetune.plot;

/** The shape of a marker. */
public enum Symbol {
    /** Filled circle. */
    CIRCLE("circle"),
    /** Circle with an empty middle. */
    OPEN_CIRCLE("circle-open"),
    /** Filled square. */
    SQUARE("square"),
    /** Filled diamond. */
    DIAMOND("diamond"),
    /** Filled triangle pointing up. */
    TRIANGLE("triangle-up"),
    /** Diagonal cross. */
    CROSS("x"),
    /** Filled five-pointed star. */
    STAR("star");

    private final String plotlyName;

    Symbol(String plotlyName) {
        this.plotlyName = plotlyName;
    }

    String plotlyName() {
        return plotlyName;
    }
}
