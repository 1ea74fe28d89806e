package io.github.acetune.ace.evaluate;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that all calculators share; they end when idle and never keep a program alive. */
final class Workers {
    static final ExecutorService SHARED =
            new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    5,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    Thread.ofPlatform().daemon().name("ace-", 0).factory());

    private Workers() {}
}
