package io.github.acetune.kernel.browser;

import io.github.acetune.kernel.wire.Json;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A page that shows outputs with JupyterLab 4's own output area and renderers, from npm. They are fetched and bundled once, in
 * {@code target/lab}.
 */
final class LabPage {
    private static final Path SOURCES = Path.of("src", "test", "lab");
    private static final Path WORK = Path.of("target", "lab").toAbsolutePath();
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", "page.js", "style.css");

    private LabPage() {}

    /** Bundles the page's script and styles; skips the test where npm is missing or reaches no registry. */
    static void prepare() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                program("npm") != null && program("node") != null,
                "there is no npm here: outputs are not looked at in JupyterLab's renderers");
        StringBuilder wanted = new StringBuilder();
        Files.createDirectories(WORK);
        for (String file : FILES) {
            wanted.append(Files.readString(SOURCES.resolve(file)));
        }
        Path stamp = WORK.resolve("built-from");
        if (Files.exists(stamp) && Files.readString(stamp).contentEquals(wanted)) {
            return;
        }
        for (String file : FILES) {
            Files.write(WORK.resolve(file), Files.readAllBytes(SOURCES.resolve(file)));
        }
        int fetched = run(program("npm"), "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        Assumptions.assumeTrue(
                fetched == 0,
                "npm could not fetch JupyterLab's renderers, see target/lab/log: outputs are not looked at in them");
        for (String source : List.of("page.js", "style.css")) {
            bundle(source, source.replace(".", ".bundle."));
        }
        for (String theme : List.of("light", "dark")) {
            bundle(
                    "node_modules/@jupyterlab/theme-" + theme + "-extension/style/theme.css",
                    theme + ".css");
        }
        Files.writeString(stamp, wanted);
    }

    private static void bundle(String source, String target)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of("node", "node_modules/esbuild/bin/esbuild", source, "--bundle"));
        command.add("--outfile=" + target);
        command.add("--log-level=error");
        for (String type : List.of("svg", "png", "gif", "woff", "woff2", "ttf", "eot")) {
            command.add("--loader:." + type + "=dataurl");
        }
        if (run(command.toArray(String[]::new)) != 0) {
            throw new AssertionError(Files.readString(WORK.resolve("log")));
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(WORK.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(WORK.resolve("log").toFile())
                        .start();
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return 1;
        }
        return process.exitValue();
    }

    private static String program(String name) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            File file = new File(folder, name);
            if (file.canExecute()) {
                return file.getPath();
            }
        }
        return null;
    }

    /**
     * Writes a page.
     *
     * @param cells outputs of each cell, in the notebook format
     * @param theme light or dark
     * @param trusted whether the notebook is trusted, as one is whose cells the user has run
     * @return its address
     */
    static String write(List<List<Object>> cells, String theme, boolean trusted)
            throws IOException {
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\">");
        page.append("<link rel=\"stylesheet\" href=\"").append(theme).append(".css\">");
        page.append("<link rel=\"stylesheet\" href=\"style.bundle.css\"></head>");
        page.append("<body data-jp-theme-name=\"")
                .append(theme)
                .append("\" data-jp-theme-light=\"");
        page.append(theme.equals("light")).append("\" style=\"background:var(--jp-layout-color0);");
        page.append("color:var(--jp-content-font-color1);overflow:auto;max-width:900px\">");
        page.append("<script src=\"page.bundle.js\"></script><script>");
        for (List<Object> outputs : cells) {
            String json = new String(Json.write(outputs), StandardCharsets.UTF_8);
            page.append("showCell(").append(json.replace("<", "\\u003c")).append(',');
            page.append(trusted).append(");\n");
        }
        page.append("</script></body></html>");
        String name = theme + (trusted ? "" : "-untrusted") + ".html";
        return Files.writeString(WORK.resolve(name), page).toUri().toString();
    }
}
