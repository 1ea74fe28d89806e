package io.github.acetune.ace.active;

/**
 * One atom of a list of structures, standing for what surrounds it.
 *
 * @param structure which structure, counted from 0
 * @param atom which of its atoms, counted from 0
 */
public record Environment(int structure, int atom) {}
