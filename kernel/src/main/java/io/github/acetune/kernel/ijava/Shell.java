package io.github.acetune.kernel.ijava;

/** Names the magics {@code %sh} and {@code %%sh} to notebooks that register them; they are always there. */
public final class Shell {
    private Shell() {}
}
