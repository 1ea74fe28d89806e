package io.github.acetune.kernel.magic;

import io.github.acetune.kernel.engine.MagicCall;
import io.github.acetune.kernel.engine.MagicRunner.MagicResult;

/** What a percent command does. */
@FunctionalInterface
interface Magic {
    MagicResult run(MagicCall call) throws Exception;
}
