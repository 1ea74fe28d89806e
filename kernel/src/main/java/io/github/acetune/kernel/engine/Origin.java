package io.github.acetune.kernel.engine;

/**
 * Where a snippet comes from.
 *
 * @param cell number of the cell
 * @param source the whole cell
 * @param start index of the snippet in the cell
 */
record Origin(int cell, String source, int start) {
    /** The line of the cell, from 1, on which an index into the snippet lies. */
    int line(int indexInSnippet) {
        int end = Math.min(source.length(), start + Math.max(0, indexInSnippet));
        return 1 + (int) source.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
