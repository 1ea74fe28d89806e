package io.github.acetune.ace.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.evaluate.BlockPipeline.Stages;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BlockPipelineTest {
    /** Writes which atoms were evaluated, and checks that they are added in order. */
    private static class Writer implements Stages {
        final int[] evaluations;
        int added;
        int lastSize;

        Writer(int atoms) {
            evaluations = new int[atoms];
        }

        @Override
        public void evaluate(AtomBlock block, int worker) {
            for (int atom = block.firstAtom; atom < block.endAtom; atom++) {
                evaluations[atom]++;
            }
        }

        @Override
        public void add(AtomBlock block) {
            assertEquals(added, block.firstAtom, "atoms added so far");
            lastSize = block.endAtom - block.firstAtom;
            for (int atom = block.firstAtom; atom < block.endAtom; atom++) {
                assertEquals(1, evaluations[atom], "evaluations of atom " + atom);
            }
            added = block.endAtom;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 4096", "2, 0", "2, 1", "2, 33", "2, 4096", "3, 5000", "5, 217", "16, 30000"})
    void everyAtomIsEvaluatedOnceAndAddedInOrder(int threads, int atoms) {
        var pipeline = new BlockPipeline(threads, 32);
        for (int repeat = 0; repeat < 20; repeat++) {
            var writer = new Writer(atoms);
            pipeline.run(atoms, writer);
            assertEquals(atoms, writer.added);
        }
    }

    @Test
    void theLastBlockIsSmallWhereSeveralThreadsMustEndTogether() {
        var writer = new Writer(4096);
        new BlockPipeline(2, 32).run(4096, writer);
        assertTrue(writer.lastSize <= 32, writer.lastSize + " atoms");
    }

    @Test
    void aBlockThatIsLateIsWaitedForByTheSumAlone() {
        var others = new CountDownLatch(4);
        var writer =
                new Writer(4096) {
                    @Override
                    public void evaluate(AtomBlock block, int worker) {
                        if (block.number == 0) {
                            awaitAll(others);
                        }
                        super.evaluate(block, worker);
                        others.countDown();
                    }
                };
        new BlockPipeline(2, 32).run(4096, writer);
        assertEquals(4096, writer.added);
    }

    @Test
    void whatFailsOnAnyThreadIsThrownAndTheNextRunIsWhole() {
        var pipeline = new BlockPipeline(3, 32);
        var failure = new IllegalStateException("too close");
        for (boolean whileAdding : new boolean[] {false, true}) {
            var failing =
                    new Writer(3000) {
                        @Override
                        public void evaluate(AtomBlock block, int worker) {
                            fail(!whileAdding && block.number == 4);
                            super.evaluate(block, worker);
                        }

                        @Override
                        public void add(AtomBlock block) {
                            fail(whileAdding && block.number == 4);
                            super.add(block);
                        }

                        private void fail(boolean now) {
                            if (now) {
                                throw failure;
                            }
                        }
                    };
            assertSame(
                    failure,
                    assertThrows(IllegalStateException.class, () -> pipeline.run(3000, failing)));
            var writer = new Writer(3000);
            pipeline.run(3000, writer);
            assertEquals(3000, writer.added);
        }
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
