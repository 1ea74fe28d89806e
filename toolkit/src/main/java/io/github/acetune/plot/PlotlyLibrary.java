package io.github.acetune.plot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;

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
        try (InputStream stream = open(WEBJAR)) {
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
            String script = read("io/github/acetune/plot/draw.js");
            String library =
                    "META-INF/resources/webjars/plotly.js-dist/" + version() + "/plotly.js";
            return "<div class=\"acetune-plotly\" hidden><script>"
                    + script
                    + "\nwindow.acetunePlots.load(\""
                    + Base64.getEncoder().encodeToString(gzip(library))
                    + "\");</script></div>";
        }

        private static String read(String resource) {
            try (InputStream stream = open(resource)) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + resource, e);
            }
        }

        private static byte[] gzip(String resource) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream(1 << 21);
            try (InputStream stream = open(resource);
                    GZIPOutputStream gzip = new GZIPOutputStream(packed, 1 << 16)) {
                stream.transferTo(gzip);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + resource, e);
            }
            return packed.toByteArray();
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream stream = PlotlyLibrary.class.getClassLoader().getResourceAsStream(resource);
        if (stream == null) {
            throw new IOException("the class path lacks " + resource);
        }
        return stream;
    }
}
