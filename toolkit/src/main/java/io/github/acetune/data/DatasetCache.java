package io.github.acetune.data;

import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where downloaded files are kept: the folder that the environment variable {@code ACETUNE_CACHE} names, else {@code acetune} in
 * {@code XDG_CACHE_HOME} or in {@code ~/.cache}. Each file lies in a folder with the name of its set, and a file that was put
 * there by hand is as good as a downloaded one.
 *
 * <p>Where the environment variable {@code ACETUNE_MIRROR} names a place (HTTP or HTTPS), files are fetched from {@code
 * MIRROR/NAME/FILE} instead of where their authors keep them: for classes and machines without the internet, who copy one such
 * folder to a server of their own.
 */
public final class DatasetCache {
    private final Path folder;
    private final Downloader downloader;
    private final Optional<URI> mirror;

    private DatasetCache(Path folder, Downloader downloader, Optional<URI> mirror) {
        this.folder = folder;
        this.downloader = downloader;
        this.mirror = mirror;
    }

    /**
     * The user's own cache.
     *
     * @return the cache
     * @throws InvalidInputException where {@code ACETUNE_MIRROR} is not a place that HTTP reaches
     */
    public static DatasetCache ofUser() {
        return new DatasetCache(folderOfUser(), patient(), mirrorOfUser());
    }

    /**
     * A cache somewhere else.
     *
     * @param folder made when first needed
     * @return the cache
     */
    public static DatasetCache in(Path folder) {
        return new DatasetCache(folder, patient(), Optional.empty());
    }

    static DatasetCache of(Path folder, Downloader downloader) {
        return new DatasetCache(folder, downloader, Optional.empty());
    }

    private static Downloader patient() {
        return new Downloader(Duration.ofSeconds(30), 5, Duration.ofSeconds(2));
    }

    private static Optional<URI> mirrorOfUser() {
        String mirror = System.getenv("ACETUNE_MIRROR");
        if (mirror == null || mirror.isBlank()) {
            return Optional.empty();
        }
        if (!mirror.matches("https?://[^\\s/?#]+(/[^\\s?#]*)?")) {
            throw new InvalidInputException(
                    "ACETUNE_MIRROR="
                            + mirror
                            + ": expected a place such as http://server/acetune");
        }
        return Optional.of(URI.create(mirror.endsWith("/") ? mirror : mirror + "/"));
    }

    private static Path folderOfUser() {
        String own = System.getenv("ACETUNE_CACHE");
        if (own != null && !own.isBlank()) {
            return Path.of(own);
        }
        String shared = System.getenv("XDG_CACHE_HOME");
        return shared != null && !shared.isBlank()
                ? Path.of(shared, "acetune")
                : Path.of(System.getProperty("user.home"), ".cache", "acetune");
    }

    /**
     * Whether the file of a set is there.
     *
     * @param descriptor of a set to be downloaded
     * @return false where it would have to be downloaded, and for other sets
     */
    public boolean holds(DatasetDescriptor descriptor) {
        return descriptor.source() instanceof DatasetSource.Download download
                && Files.isRegularFile(target(descriptor, download));
    }

    /**
     * The file of a set, downloaded where it is not there yet. What is there is verified once.
     *
     * @param descriptor of a set to be downloaded
     * @param listener hears of a download
     * @return the file
     * @throws InvalidInputException where it cannot be had, saying how to put it there by hand, or where the file that was put
     *     there is another one
     * @throws IllegalArgumentException where the set is not one to be downloaded
     */
    public Path fetch(DatasetDescriptor descriptor, DownloadListener listener) {
        if (!(descriptor.source() instanceof DatasetSource.Download download)) {
            throw new IllegalArgumentException(descriptor.name() + " is not to be downloaded");
        }
        Path file = target(descriptor, download);
        if (!Files.isRegularFile(file)) {
            createFolder(file.getParent());
            listener.begins(descriptor);
            try {
                downloader.fetch(place(descriptor, download), download, file, listener);
            } catch (Downloader.FailedException failed) {
                throw new InvalidInputException(
                        failed.getMessage() + " - " + byHand(download, file), failed);
            } finally {
                listener.ends();
            }
        } else if (!Checksums.isVerified(file, download.sha256())) {
            verify(download, file);
        }
        return file;
    }

    /** Where a file is fetched from. */
    private URI place(DatasetDescriptor descriptor, DatasetSource.Download download) {
        return mirror.map(root -> root.resolve(descriptor.name() + "/" + download.file()))
                .orElse(download.url());
    }

    private Path target(DatasetDescriptor descriptor, DatasetSource.Download download) {
        return folder.resolve(descriptor.name()).resolve(download.file());
    }

    private static void verify(DatasetSource.Download download, Path file) {
        String found = Checksums.sha256(file);
        if (!found.startsWith(download.sha256())) {
            throw new InvalidInputException(
                    file
                            + ": is not the file that the catalogue means: expected SHA-256 "
                            + download.sha256()
                            + ", found "
                            + found
                            + "; remove it to download it again");
        }
        Checksums.markVerified(file, download.sha256());
    }

    private static String byHand(DatasetSource.Download download, Path file) {
        return "to go on without it, get "
                + download.file()
                + " from "
                + download.page()
                + " or "
                + download.url()
                + " by other means and put it at "
                + file;
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    folder
                            + ": cannot be made: "
                            + failed.getMessage()
                            + "; name another folder by ACETUNE_CACHE",
                    failed);
        }
    }
}
