package io.github.acetune.structure;

import io.github.acetune.data.Dataset;

/** Breaks the package order on purpose, so that the test of the order can show that it notices. */
public record UpwardUseExample(Dataset dataset) {}
