package io.github.acetune.kernel.engine;

import io.github.acetune.kernel.display.MimeBundle;
import java.util.Optional;

/**
 * How a cell ended.
 *
 * @param result the rendered value of its last expression, where there is one
 * @param failure why it failed; empty when it did not
 */
public record CellOutcome(Optional<MimeBundle> result, Optional<Failure> failure) {}
