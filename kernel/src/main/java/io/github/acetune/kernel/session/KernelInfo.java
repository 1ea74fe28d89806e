package io.github.acetune.kernel.session;

import io.github.acetune.kernel.wire.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the kernel says about itself. */
final class KernelInfo {
    private KernelInfo() {}

    static Map<String, Object> content() {
        String java = Runtime.version().toString();
        Map<String, Object> language = new LinkedHashMap<>();
        language.put("name", "java");
        language.put("version", java);
        language.put("mimetype", "text/x-java");
        language.put("file_extension", ".java");
        language.put("pygments_lexer", "java");
        language.put("codemirror_mode", "text/x-java");
        language.put("nbconvert_exporter", "script");
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("status", "ok");
        content.put("protocol_version", Message.PROTOCOL_VERSION);
        content.put("implementation", "acetune");
        content.put("implementation_version", version());
        content.put("language_info", language);
        content.put("banner", "Java " + java + " with acetune " + version());
        content.put("debugger", false);
        content.put("supported_features", List.of());
        content.put(
                "help_links",
                List.of(
                        Map.of(
                                "text",
                                "Java API",
                                "url",
                                "https://docs.oracle.com/en/java/javase/25/docs/api/"),
                        Map.of("text", "Tablesaw", "url", "https://jtablesaw.github.io/tablesaw/"),
                        Map.of(
                                "text",
                                "Plotly figure reference",
                                "url",
                                "https://plotly.com/javascript/reference/")));
        return content;
    }

    private static String version() {
        String version = KernelInfo.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
