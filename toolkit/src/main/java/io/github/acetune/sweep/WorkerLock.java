package io.github.acetune.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A sign of life of a process that works on a sweep: a file that it holds locked. The operating system takes the lock away when the
 * process ends, however it ends.
 */
final class WorkerLock implements AutoCloseable {
    private static final String FOLDER = ".workers";

    /** This process's own: opening such a file again and closing it would give its lock away. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private WorkerLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Signs on.
     *
     * @param sweep the sweep's folder
     * @return the sign, to be closed
     */
    static WorkerLock in(Path sweep) {
        try {
            Path folder = Files.createDirectories(sweep.toRealPath().resolve(FOLDER));
            while (true) {
                Path file = folder.resolve(UUID.randomUUID().toString());
                OWN.add(file);
                FileChannel channel =
                        FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                channel.lock();
                if (Files.exists(file)) {
                    return new WorkerLock(file, channel);
                }
                // Somebody looked before the lock was there and took the file for a dead worker's.
                OWN.remove(file);
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    sweep + ": this process cannot sign on as a worker: " + e.getMessage(), e);
        }
    }

    /** The name by which others know this worker. */
    String id() {
        return file.getFileName().toString();
    }

    /**
     * Whether a worker still runs; what a dead one left behind is removed.
     *
     * @param sweep the sweep's folder
     * @param id its name
     * @return false where it has ended
     */
    static boolean isAlive(Path sweep, String id) {
        try {
            return isAlive(sweep.toRealPath().resolve(FOLDER).resolve(id));
        } catch (IOException e) {
            throw new UncheckedIOException(sweep + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isAlive(Path file) {
        if (OWN.contains(file)) {
            return true;
        }
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                return true;
            }
            lock.release();
        } catch (IOException e) {
            return Files.exists(file);
        }
        remove(file);
        return false;
    }

    /**
     * Whether anybody works on a sweep.
     *
     * @param sweep its folder
     * @return true where some process has signed on and still runs
     */
    static boolean isAnyAlive(Path sweep) {
        if (!Files.isDirectory(sweep.resolve(FOLDER))) {
            return false;
        }
        try (Stream<Path> files = Files.list(sweep.toRealPath().resolve(FOLDER))) {
            return files.toList().stream().anyMatch(WorkerLock::isAlive);
        } catch (IOException e) {
            throw new UncheckedIOException(sweep + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // a file left behind does no harm: nobody holds it locked
        }
    }

    @Override
    public void close() {
        // Removed first: a file that exists and is not locked looks like that of a dead worker.
        remove(file);
        OWN.remove(file);
        try {
            channel.close();
        } catch (IOException e) {
            // the lock ends with the process at the latest
        }
    }
}
