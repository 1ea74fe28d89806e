package io.github.acetune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.structure.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The documentation's pages of commands say what {@code --help} says; with {@code -Dacetune.refresh} they are written. */
class CommandPagesTest {
    private static final Path FOLDER = Path.of("src/site/commands");
    private static final int WIDTH = 100;
    private static final String HINT = "; write the pages anew: .ci/refresh-command-pages";

    /** Pages of what the launcher script does itself; .ci/refresh-command-pages --check looks after them. */
    private static final List<String> LAUNCHER = List.of("install-kernel.md", "notebook.md");

    @BeforeAll
    static void refreshWhereAsked() throws IOException {
        if (System.getProperty("acetune.refresh") != null) {
            write(pages());
        }
    }

    @Test
    void everyCommandHasAPageWithItsHelp() throws IOException {
        Map<String, String> pages = pages();
        for (var page : pages.entrySet()) {
            Path file = FOLDER.resolve(page.getKey());
            String found = Files.exists(file) ? Files.readString(file) : "";
            assertEquals(page.getValue(), found, file + " is out of date" + HINT);
        }
    }

    @Test
    void everyPageHasACommand() throws IOException {
        List<String> expected = new ArrayList<>(pages().keySet());
        expected.addAll(LAUNCHER);
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> found = files.map(file -> file.getFileName().toString()).sorted().toList();
            assertEquals(
                    expected.stream().sorted().toList(), found, "pages without command" + HINT);
        }
    }

    private static void write(Map<String, String> pages) throws IOException {
        Files.createDirectories(FOLDER);
        for (var page : pages.entrySet()) {
            byte[] text = page.getValue().getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(FOLDER.resolve(page.getKey()), out -> out.write(text));
        }
    }

    private static Map<String, String> pages() {
        var nothing =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        CommandLine program = Acetune.commands(new Console(nothing, nothing, false));
        program.setUsageHelpAutoWidth(false).setUsageHelpWidth(WIDTH);
        var pages = new TreeMap<String, String>();
        addPages(program.getSubcommands(), pages);
        pages.put("README.md", index(program));
        return pages;
    }

    private static void addPages(Map<String, CommandLine> commands, Map<String, String> pages) {
        for (CommandLine command : commands.values()) {
            pages.put(name(command).replace(' ', '-') + ".md", page(command));
            addPages(command.getSubcommands(), pages);
        }
    }

    /** The words after the program's own name. */
    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName().replaceFirst("^acetune ", "");
    }

    private static String page(CommandLine command) {
        return "# acetune %s\n\n```text\n%s\n```\n\n[All commands](README.md)\n"
                .formatted(name(command), help(command));
    }

    private static String header(CommandLine command) {
        return String.join(" ", command.getCommandSpec().usageMessage().header());
    }

    private static String help(CommandLine command) {
        String help = command.getUsageMessage(Ansi.OFF).replace(System.lineSeparator(), "\n");
        return help.lines().map(String::stripTrailing).reduce((a, b) -> a + "\n" + b).orElse("");
    }

    private static String index(CommandLine program) {
        var text = new StringBuilder("# Commands\n\n");
        text.append("Each page is what `./acetune COMMAND --help` prints.\n\n");
        text.append("| command | what it does |\n|---|---|\n");
        for (CommandLine command : program.getSubcommands().values()) {
            text.append(row(name(command), header(command)));
        }
        text.append(row("install-kernel", "Make the Java kernel known to Jupyter, or remove it."));
        text.append(row("notebook", "Open the notebooks in Jupyter."));
        return text.append(
                        "| `test` | Build everything and run the tests; further words go to Maven. |\n")
                .toString();
    }

    private static String row(String name, String header) {
        return "| [`%s`](%s.md) | %s |\n".formatted(name, name.replace(' ', '-'), header);
    }
}
