package io.github.acetune.data;

import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalLong;

/** Shows a download on a stream: licence and citation first, then a bar that is written over itself. */
public final class DownloadNotice implements DownloadListener {
    private static final int WIDTH = 30;
    private static final long INTERVAL = 200_000_000;

    private final PrintStream out;
    private long started;
    private long shown;
    private long first = -1;
    private boolean open;

    /**
     * A notice.
     *
     * @param out where to
     */
    public DownloadNotice(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begins(DatasetDescriptor descriptor) {
        out.println(descriptor.name() + ": " + descriptor.title());
        out.println("  licence:  " + descriptor.licence());
        out.println("  citation: " + descriptor.citation());
        started = System.nanoTime();
    }

    @Override
    public void progress(long done, OptionalLong all) {
        long now = System.nanoTime();
        first = first < 0 ? done : first;
        if (now - shown < INTERVAL && !(all.isPresent() && done == all.getAsLong())) {
            return;
        }
        shown = now;
        open = true;
        out.print("\r  " + line(done, all, (now - started) * 1e-9));
        out.flush();
    }

    private String line(long done, OptionalLong all, double seconds) {
        if (all.isEmpty() || all.getAsLong() == 0) {
            return String.format(Locale.ROOT, "%.1f MB", done * 1e-6);
        }
        double share = Math.min(1, (double) done / all.getAsLong());
        int filled = (int) Math.round(share * WIDTH);
        double speed = seconds > 0 ? (done - first) / seconds : 0;
        String left =
                speed > 0 && done < all.getAsLong()
                        ? String.format(
                                Locale.ROOT, ", %.0f s left", (all.getAsLong() - done) / speed)
                        : "";
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f %%  %.1f of %.1f MB%s   ",
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                100 * share,
                done * 1e-6,
                all.getAsLong() * 1e-6,
                left);
    }

    @Override
    public void retrying(String reason) {
        ends();
        out.println("  " + reason + "; trying again");
    }

    @Override
    public void ends() {
        if (open) {
            out.println();
            open = false;
        }
    }
}
