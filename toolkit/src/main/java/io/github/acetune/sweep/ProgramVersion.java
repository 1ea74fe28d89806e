package io.github.acetune.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of the program, as its build recorded it. */
public final class ProgramVersion {
    private static final String RECORD =
            "/META-INF/maven/io.github.acetune/acetune-toolkit/pom.properties";
    private static final String UNKNOWN = "(development)";

    private ProgramVersion() {}

    /**
     * The version.
     *
     * @return for example {@code "1.0.0"}; {@code "(development)"} where the program was not built into an archive
     */
    public static String number() {
        try (InputStream in = ProgramVersion.class.getResourceAsStream(RECORD)) {
            var properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
