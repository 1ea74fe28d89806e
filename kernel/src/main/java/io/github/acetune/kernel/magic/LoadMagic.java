package io.github.acetune.kernel.magic;

import io.github.acetune.kernel.engine.JavaEngine;
import io.github.acetune.kernel.engine.MagicCall;
import io.github.acetune.kernel.engine.MagicRunner.MagicResult;
import io.github.acetune.kernel.wire.Json;
import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code %load}: runs the code of a file, or of the code cells of a notebook, as if it stood in the cell. */
final class LoadMagic {
    private final Supplier<JavaEngine> engine;

    LoadMagic(Supplier<JavaEngine> engine) {
        this.engine = engine;
    }

    MagicResult load(MagicCall call) throws IOException {
        for (String name : call.arguments()) {
            Path file = find(name);
            String text = Files.readString(file);
            List<String> cells = file.toString().endsWith(".ipynb") ? cells(text) : List.of(text);
            cells.forEach(engine.get()::eval);
        }
        return new MagicResult(null, false);
    }

    private static Path find(String name) {
        for (String ending : List.of("", ".ipynb", ".jshell", ".jsh", ".java")) {
            Path file = Path.of(name + ending);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new InvalidInputException("%load " + name + ": there is no such file");
    }

    private static List<String> cells(String notebook) {
        List<String> code = new ArrayList<>();
        Map<String, Object> json = Json.read(notebook.getBytes(StandardCharsets.UTF_8));
        if (json.get("cells") instanceof List<?> cells) {
            for (Object cell : cells) {
                if (cell instanceof Map<?, ?> map && "code".equals(map.get("cell_type"))) {
                    code.add(
                            map.get("source") instanceof List<?> lines
                                    ? lines.stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining())
                                    : String.valueOf(map.get("source")));
                }
            }
        }
        return code;
    }
}
