package io.github.acetune.plot;

/** How a line is broken up. */
public enum Dash {
    /** Unbroken. */
    SOLID("solid", ""),
    /** Dashes. */
    DASHED("dash", "7 4"),
    /** Dots. */
    DOTTED("dot", "2 3");

    private final String plotlyName;
    private final String svgPattern;

    Dash(String plotlyName, String svgPattern) {
        this.plotlyName = plotlyName;
        this.svgPattern = svgPattern;
    }

    String plotlyName() {
        return plotlyName;
    }

    String svgPattern() {
        return svgPattern;
    }
}
