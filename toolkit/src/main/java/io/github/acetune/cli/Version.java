package io.github.acetune.cli;

import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, as its build recorded it. */
final class Version implements IVersionProvider {
    private static final String RECORD =
            "/META-INF/maven/io.github.acetune/acetune-toolkit/pom.properties";

    /** Used by picocli. */
    Version() {}

    static String number() {
        try (InputStream in = Structure.class.getResourceAsStream(RECORD)) {
            var properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "(development)");
        } catch (IOException e) {
            return "(development)";
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {"acetune " + number(), "Java " + Runtime.version().feature()};
    }
}
