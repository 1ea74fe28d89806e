package io.github.acetune.kernel.display;

/** A value that has been shown when a cell gets it; a cell that ends with it does not show it once more. */
public interface Shown {}
