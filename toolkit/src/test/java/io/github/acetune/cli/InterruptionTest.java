package io.github.acetune.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterruptionTest {
    @AfterEach
    void leaveNothingPending() {
        Thread.interrupted();
    }

    @Test
    void taskAtWorkIsInterrupted() {
        try (var interruption = new Interruption()) {
            assertFalse(interruption.happened());
            interruption.interrupt();
            assertTrue(interruption.happened());
            assertTrue(Thread.currentThread().isInterrupted());
        }
    }

    @Test
    void whatCameBeforeTheResultsDoesNotReachTheirWriting() {
        try (var interruption = new Interruption()) {
            interruption.interrupt();
            interruption.finish();
            assertTrue(interruption.happened());
            assertFalse(Thread.currentThread().isInterrupted());
        }
    }

    @Test
    void taskThatWritesItsResultsIsNotInterrupted() {
        try (var interruption = new Interruption()) {
            interruption.finish();
            interruption.interrupt();
            assertTrue(interruption.happened());
            assertFalse(Thread.currentThread().isInterrupted());
        }
    }
}
