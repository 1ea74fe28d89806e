package io.github.acetune.kernel;

import io.github.acetune.kernel.display.MimeBundle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A bar as it looks at one moment.
 *
 * @param label what is going on
 * @param fraction how much of it is done, 0 to 1
 * @param state in words
 */
public record ProgressBar(String label, double fraction, String state) {
    /**
     * A bar.
     *
     * @param label what is going on
     * @param fraction how much of it is done, 0 to 1
     * @param state in words
     * @return the bar
     */
    public static ProgressBar of(String label, double fraction, String state) {
        return new ProgressBar(label, Math.clamp(fraction, 0.0, 1.0), state);
    }

    /**
     * Its formats.
     *
     * @return MIME type to content
     */
    public Map<String, Object> mimeBundle() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(
                "text/html",
                String.format(
                        Locale.ROOT,
                        "<div><label>%s <progress max=\"1\" value=\"%.4f\""
                                + " style=\"width:20em;vertical-align:middle\"></progress></label>"
                                + " <span>%s</span></div>",
                        escaped(label),
                        fraction,
                        escaped(state)));
        data.put(MimeBundle.TEXT, label + ": " + state);
        return data;
    }

    /**
     * A span of time for people.
     *
     * @param nanoseconds how long
     * @return such as {@code 5 s} or {@code 2 min 07 s}
     */
    public static String duration(long nanoseconds) {
        long seconds = Math.round(nanoseconds / 1e9);
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
