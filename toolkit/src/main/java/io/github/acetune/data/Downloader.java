package io.github.acetune.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Fetches a file over HTTP so that nobody ever takes half of it for the whole: under a temporary name, which is kept for the next
 * attempt where the transfer breaks off, and into place only when size and checksum are right.
 */
final class Downloader {
    private static final int BUFFER = 1 << 16;
    private static final int LARGEST_REDIRECT_COUNT = 8;

    private final Duration stall;
    private final int attempts;
    private final Duration pause;

    /** What went wrong, for people; nothing more will be tried. */
    static final class FailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** What goes wrong for good: to try again would not help. */
    private static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * A downloader.
     *
     * @param stall how long nothing may arrive
     * @param attempts how often to try without any progress in between
     * @param pause before the second attempt, doubled each time
     */
    Downloader(Duration stall, int attempts, Duration pause) {
        this.stall = stall;
        this.attempts = attempts;
        this.pause = pause;
    }

    /**
     * Fetches a file.
     *
     * @param place where from
     * @param download what it must be
     * @param target where to
     * @param listener hears how far it is
     * @throws FailedException where it cannot be had, in one line
     */
    void fetch(URI place, DatasetSource.Download download, Path target, DownloadListener listener) {
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            transferInto(part, place, download, listener);
            finish(download, part, target);
        } catch (InterruptedException | ClosedByInterruptException stopped) {
            Thread.currentThread().interrupt();
            throw new FailedException(
                    download.file() + ": interrupted; the next attempt goes on from here", stopped);
        } catch (IOException failed) {
            throw new FailedException(
                    download.file() + " could not be downloaded: " + reason(failed), failed);
        }
    }

    private void transferInto(
            Path part, URI place, DatasetSource.Download download, DownloadListener listener)
            throws IOException, InterruptedException {
        try (FileChannel channel =
                        FileChannel.open(
                                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (lock == null) {
                throw new RefusedException("another program is downloading it now");
            }
            transfer(place, download, channel, listener);
            channel.force(true);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProgram) {
            return null;
        }
    }

    /** Tries until everything is there; an attempt that brought something counts as none. */
    private void transfer(
            URI place,
            DatasetSource.Download download,
            FileChannel channel,
            DownloadListener listener)
            throws IOException, InterruptedException {
        int failures = 0;
        while (true) {
            long before = channel.size();
            try {
                if (receive(place, download, channel, listener)) {
                    return;
                }
                throw new IOException("the connection was closed before the end");
            } catch (RefusedException | UnknownHostException | ClosedByInterruptException last) {
                throw last;
            } catch (IOException broken) {
                failures = channel.size() > before ? 1 : failures + 1;
                if (failures >= attempts) {
                    throw broken;
                }
                listener.retrying(reason(broken));
                Thread.sleep(pause.multipliedBy(1L << (failures - 1)).toMillis());
            }
        }
    }

    /** One attempt, from where the last one broke off; whether the whole file is there now. */
    private boolean receive(
            URI place,
            DatasetSource.Download download,
            FileChannel channel,
            DownloadListener listener)
            throws IOException {
        long have = channel.size();
        if (download.size().isPresent() && have == download.size().getAsLong()) {
            return true;
        }
        HttpURLConnection connection = connect(place, have);
        try {
            int status = connection.getResponseCode();
            if (status == HttpURLConnection.HTTP_PARTIAL && !continues(connection, have)) {
                channel.truncate(0);
                throw new IOException("the server sent another part than was asked for");
            }
            if (status == 416) {
                // The part is as long as the file or longer; the checksum will tell whether it is
                // the file.
                return (have > 0 && have == lengthAfterSlash(connection)) || restart(channel);
            }
            if (status != HttpURLConnection.HTTP_PARTIAL) {
                requireOk(status);
                channel.truncate(0);
                have = 0;
            }
            OptionalLong all = total(connection, have, download);
            copy(connection.getInputStream(), channel, have, all, listener);
            return all.isEmpty() || channel.size() == all.getAsLong();
        } finally {
            connection.disconnect();
        }
    }

    private static boolean restart(FileChannel channel) throws IOException {
        channel.truncate(0);
        return false;
    }

    private static boolean continues(HttpURLConnection connection, long from) {
        String range = connection.getHeaderField("Content-Range");
        return range != null && range.startsWith("bytes " + from + "-");
    }

    private static long lengthAfterSlash(HttpURLConnection connection) {
        String range = connection.getHeaderField("Content-Range");
        try {
            return range == null ? -1 : Long.parseLong(range.substring(range.indexOf('/') + 1));
        } catch (NumberFormatException unknown) {
            return -1;
        }
    }

    private static void requireOk(int status) throws IOException {
        if (status == HttpURLConnection.HTTP_OK) {
            return;
        }
        String reason = "the server answered with status " + status;
        boolean passing = status >= 500 || status == 429 || status == 408;
        throw passing ? new IOException(reason) : new RefusedException(reason);
    }

    private static OptionalLong total(
            HttpURLConnection connection, long have, DatasetSource.Download download)
            throws IOException {
        long length = connection.getContentLengthLong();
        if (length < 0) {
            return download.size();
        }
        long all = have + length;
        if (download.size().isPresent() && all != download.size().getAsLong()) {
            throw new RefusedException(
                    "the server offers " + all + " bytes, expected " + download.size().getAsLong());
        }
        return OptionalLong.of(all);
    }

    private static void copy(
            InputStream in,
            FileChannel channel,
            long from,
            OptionalLong all,
            DownloadListener listener)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        channel.position(from);
        long done = from;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            var bytes = ByteBuffer.wrap(buffer, 0, count);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            done += count;
            listener.progress(done, all);
        }
    }

    /** Follows redirections by itself, since those from HTTP to HTTPS would otherwise not be. */
    private HttpURLConnection connect(URI url, long from) throws IOException {
        URI place = url;
        for (int redirects = 0; redirects <= LARGEST_REDIRECT_COUNT; redirects++) {
            HttpURLConnection connection = request(place, from);
            int status = connection.getResponseCode();
            if (status / 100 != 3 || status == HttpURLConnection.HTTP_NOT_MODIFIED) {
                return connection;
            }
            String next = connection.getHeaderField("Location");
            connection.disconnect();
            if (next == null) {
                throw new RefusedException("the server redirects to nowhere");
            }
            URI target = place.resolve(next);
            if (place.getScheme().equals("https") && !"https".equals(target.getScheme())) {
                throw new RefusedException("the server redirects to the unsafe place " + target);
            }
            place = target;
        }
        throw new RefusedException(
                "the server redirects more than " + LARGEST_REDIRECT_COUNT + " times");
    }

    private HttpURLConnection request(URI place, long from) throws IOException {
        if (!(place.toURL().openConnection(EnvironmentProxy.of(place))
                instanceof HttpURLConnection connection)) {
            throw new RefusedException(place + " is not reached by HTTP");
        }
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout((int) stall.toMillis());
        connection.setReadTimeout((int) stall.toMillis());
        connection.setUseCaches(false);
        connection.setRequestProperty("User-Agent", "acetune");
        connection.setRequestProperty("Accept-Encoding", "identity");
        if (from > 0) {
            connection.setRequestProperty("Range", "bytes=" + from + "-");
        }
        return connection;
    }

    private static void finish(DatasetSource.Download download, Path part, Path target)
            throws IOException {
        String found = Checksums.sha256(part);
        if (!found.startsWith(download.sha256())) {
            Files.delete(part);
            throw new RefusedException(
                    "what arrived is not the file that the catalogue means: expected SHA-256 "
                            + download.sha256()
                            + ", found "
                            + found);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        Checksums.markVerified(target, download.sha256());
    }

    private static String reason(IOException failed) {
        return switch (failed) {
            case UnknownHostException host ->
                    "the host " + host.getMessage() + " is not known (is there a network?)";
            case SocketTimeoutException _ -> "nothing arrived for too long";
            default ->
                    failed.getMessage() == null
                            ? failed.getClass().getSimpleName()
                            : failed.getMessage();
        };
    }
}
