package io.github.acetune.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A command run inside the test's own process.
 *
 * @param code its exit code
 * @param out what it wrote as result
 * @param err what it wrote beside that
 */
record Run(int code, String out, String err) {
    static Run acetune(Object... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console =
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false);
        String[] texts = Arrays.stream(arguments).map(Run::text).toArray(String[]::new);
        int code = Acetune.run(console, texts);
        return new Run(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static String text(Object argument) {
        return argument instanceof Path path ? path.toString() : String.valueOf(argument);
    }

    /** The lines of {@link #err} that report an error. */
    List<String> errors() {
        return err.lines().filter(line -> line.startsWith("acetune: ")).toList();
    }
}
