package io.github.acetune.ace.evaluate;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Blocks of atoms that several threads evaluate, whoever is free takes the next, and that are added up one at a time in the order
 * of the atoms, by whichever thread completes the sequence while the others go on evaluating. What is added up is thus the same,
 * to the last bit, for any number of threads, and is mostly still in the cache of the thread that adds it.
 *
 * <p>The last blocks are small, so that all threads end at about the same time. The caller works too, and never waits for a
 * helper that has not begun: on a busy machine it simply does more itself.
 */
final class BlockPipeline {
    static final int LARGEST = 256;
    private static final int GRAIN = 16;

    /** How many blocks per thread may wait for an earlier one. */
    private static final int AHEAD = 8;

    /** What is done with a block. */
    interface Stages {
        /** At the same time as other blocks, each worker one. */
        void evaluate(AtomBlock block, int worker);

        /** One block at a time, in order. */
        void add(AtomBlock block);
    }

    private final int threads;
    private final int smallest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<AtomBlock> free = new ArrayDeque<>();
    private final AtomBlock[] evaluated;
    private final boolean[] called;
    private Stages stages;
    private int atoms;
    private int nextAtom;
    private int taken;
    private int added;
    private int busy;
    private boolean adding;
    private Throwable failure;

    /** Blocks for a number of threads; no block but the last has fewer atoms than the smallest. */
    BlockPipeline(int threads, int smallest) {
        this.threads = threads;
        this.smallest = threads == 1 ? LARGEST : Math.min(smallest, LARGEST);
        this.evaluated = new AtomBlock[AHEAD * threads];
        this.called = new boolean[threads];
    }

    /** Evaluates and adds up all atoms; what fails for a block is thrown here. */
    void run(int atoms, Stages stages) {
        begin(atoms, stages);
        int workers = Math.min(threads, (atoms + smallest - 1) / smallest);
        for (int worker = 1; worker < workers; worker++) {
            call(worker);
        }
        work(0);
        awaitEnd();
    }

    private void begin(int count, Stages given) {
        lock.lock();
        try {
            atoms = count;
            stages = given;
            nextAtom = 0;
            taken = 0;
            added = 0;
            adding = false;
            failure = null;
            Arrays.fill(evaluated, null);
        } finally {
            lock.unlock();
        }
    }

    /** A helper that was called before and comes only now serves as well. */
    private void call(int worker) {
        lock.lock();
        try {
            if (called[worker]) {
                return;
            }
            called[worker] = true;
        } finally {
            lock.unlock();
        }
        Workers.SHARED.execute(() -> work(worker));
    }

    private void work(int worker) {
        for (AtomBlock block = take(worker); block != null; block = take(worker)) {
            Throwable problem = null;
            try {
                stages.evaluate(block, worker);
                for (AtomBlock next = arrive(block); next != null; next = nextAfter(next)) {
                    stages.add(next);
                }
            } catch (RuntimeException | Error thrown) {
                problem = thrown;
            }
            leave(problem);
        }
    }

    private AtomBlock take(int worker) {
        lock.lock();
        try {
            while (nextAtom < atoms && taken - added >= evaluated.length) {
                changed.awaitUninterruptibly();
            }
            if (nextAtom >= atoms) {
                called[worker] = false;
                return null;
            }
            AtomBlock block = free.isEmpty() ? new AtomBlock() : free.pop();
            block.number = taken++;
            block.firstAtom = nextAtom;
            nextAtom = Math.min(atoms, nextAtom + size(atoms - nextAtom));
            block.endAtom = nextAtom;
            busy++;
            return block;
        } finally {
            lock.unlock();
        }
    }

    /** Half of what would be each thread's share of the rest (C. D. Polychronopoulos, D. J. Kuck, IEEE Trans. Comput. 36, 1425). */
    private int size(int rest) {
        int share = rest / (2 * threads) / GRAIN * GRAIN + GRAIN;
        return Math.clamp(share, smallest, LARGEST);
    }

    /** Puts a block in its place; gives the block to add now, if nobody is adding and it is there. */
    private AtomBlock arrive(AtomBlock block) {
        lock.lock();
        try {
            evaluated[block.number % evaluated.length] = block;
            return adding ? null : firstInOrder();
        } finally {
            lock.unlock();
        }
    }

    private AtomBlock nextAfter(AtomBlock block) {
        lock.lock();
        try {
            free.push(block);
            added++;
            changed.signalAll();
            return firstInOrder();
        } finally {
            lock.unlock();
        }
    }

    private AtomBlock firstInOrder() {
        int place = added % evaluated.length;
        AtomBlock first = evaluated[place];
        evaluated[place] = null;
        adding = first != null;
        return first;
    }

    private void leave(Throwable problem) {
        lock.lock();
        try {
            busy--;
            if (problem != null) {
                failure = failure == null ? problem : failure;
                nextAtom = atoms;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitEnd() {
        lock.lock();
        try {
            while (busy > 0) {
                changed.awaitUninterruptibly();
            }
            stages = null;
            switch (failure) {
                case null -> {}
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                default -> throw new AssertionError(failure);
            }
        } finally {
            lock.unlock();
        }
    }
}
