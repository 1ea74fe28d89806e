package io.github.acetune.plot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** A library of JavaScript inside a page, compressed, unpacked by the browser. */
final class PackedScript {
    private PackedScript() {}

    /**
     * A hidden piece of a page that holds a library and what works with it.
     *
     * @param cssClass by which tests and people find it
     * @param script resource: what works with the library; it defines a global object with a function {@code load}
     * @param global name of that object
     * @param library resource: the library
     */
    static String html(String cssClass, String script, String global, String library) {
        return "<div class=\""
                + cssClass
                + "\" hidden><script>"
                + read("io/github/acetune/plot/page.js")
                + read(script)
                + "\nwindow."
                + global
                + ".load(\""
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

    static InputStream open(String resource) throws IOException {
        InputStream stream = PackedScript.class.getClassLoader().getResourceAsStream(resource);
        if (stream == null) {
            throw new IOException("the class path lacks " + resource);
        }
        return stream;
    }
}
