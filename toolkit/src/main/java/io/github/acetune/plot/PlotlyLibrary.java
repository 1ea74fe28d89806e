package io.github.acetune.plot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * plotly.js for pages without a network: the library itself inside the page, compressed, unpacked by the browser.
 *
 * <p>A page needs {@link #html()} once, anywhere. Figures before and after it draw themselves when it is ready.
 */
public final class PlotlyLibrary {
    private static final String WEBJAR =
            "META-INF/maven/org.webjars.npm/plotly.js-dist/pom.properties";

    private PlotlyLibrary() {}

    /**
     * The library as a hidden piece of a web page, 2.6 MB.
     *
     * @return the same text each time; a second copy in a page does nothing
     */
    public static String html() {
        return Holder.HTML;
    }

    /**
     * The version of plotly.js.
     *
     * @return such as {@code 3.3.1}
     */
    public static String version() {
        Properties properties = new Properties();
        try (InputStream stream = PackedScript.open(WEBJAR)) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + WEBJAR, e);
        }
        return properties.getProperty("version");
    }

    /** Packed when first asked for: half a second that a program without figures does not pay. */
    private static final class Holder {
        private static final String HTML = build();

        private static String build() {
            return PackedScript.html(
                    "acetune-plotly",
                    "io/github/acetune/plot/draw.js",
                    "acetunePlots",
                    "META-INF/resources/webjars/plotly.js-dist/" + version() + "/plotly.js");
        }
    }
}
