package io.github.acetune.plot;

/** How an axis counts. */
public enum AxisScale {
    /** Real numbers. */
    LINEAR,
    /** Whole numbers, such as iterations. */
    INTEGER,
    /** Positive numbers by decades. */
    LOG,
    /** Names. */
    CATEGORY
}
