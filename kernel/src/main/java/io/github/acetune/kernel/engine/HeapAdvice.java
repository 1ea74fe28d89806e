package io.github.acetune.kernel.engine;

import java.util.Locale;

/** Says which setting gives the kernel more memory. */
final class HeapAdvice {
    private HeapAdvice() {}

    static String text() {
        double limit = Runtime.getRuntime().maxMemory() / (double) (1 << 20);
        return String.format(
                Locale.ROOT,
                "The heap of this kernel is limited to %.0f MB. The kernel goes on and its variables are kept; set large ones"
                        + " to null to free them, or raise the limit with: acetune install-kernel --heap 90%% (or --heap 4g),"
                        + " then restart the kernel.",
                limit);
    }
}
