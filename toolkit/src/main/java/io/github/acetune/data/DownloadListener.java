package io.github.acetune.data;

import java.util.OptionalLong;

/** Hears of a download. */
public interface DownloadListener {
    /**
     * A set is about to be downloaded for the first time.
     *
     * @param descriptor what it is, with its licence
     */
    void begins(DatasetDescriptor descriptor);

    /**
     * Some of the file has arrived; called often.
     *
     * @param done bytes, those of an earlier attempt included
     * @param all bytes in all, where known
     */
    void progress(long done, OptionalLong all);

    /**
     * Something went wrong that is tried again.
     *
     * @param reason in words
     */
    void retrying(String reason);

    /** The download has ended, well or not. */
    void ends();
}
