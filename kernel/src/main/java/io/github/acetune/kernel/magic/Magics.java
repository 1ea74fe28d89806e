package io.github.acetune.kernel.magic;

import io.github.acetune.kernel.Notebook;
import io.github.acetune.kernel.cell.MagicFunction;
import io.github.acetune.kernel.display.Rich;
import io.github.acetune.kernel.engine.JavaEngine;
import io.github.acetune.kernel.engine.MagicCall;
import io.github.acetune.kernel.engine.MagicRunner;
import io.github.acetune.structure.InvalidInputException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** The percent commands of a session, by name. */
public final class Magics implements MagicRunner {
    private static final MagicResult NOTHING = new MagicResult(null, false);

    private final Supplier<JavaEngine> engine;
    private final Map<String, Magic> byName = new ConcurrentSkipListMap<>();

    /**
     * Creates the commands.
     *
     * @param engine the engine whose cells use them
     */
    public Magics(Supplier<JavaEngine> engine) {
        this.engine = engine;
        ClassPathMagics classPath = new ClassPathMagics(engine);
        byName.put("classpath", classPath::classPath);
        byName.put("jars", classPath::jars);
        MavenMagics maven = new MavenMagics(engine);
        for (String name : List.of("maven", "addMavenDependency", "addMavenDependencies")) {
            byName.put(name, maven::maven);
        }
        byName.put("mavenRepo", maven::repository);
        byName.put("addMavenRepo", maven::repository);
        byName.put("loadFromPOM", maven::loadFromPom);
        byName.put("load", new LoadMagic(engine)::load);
        byName.put("time", this::time);
        byName.put("sh", new ShellMagic("sh")::run);
        byName.put("bash", new ShellMagic("bash")::run);
        byName.put("lsmagic", call -> new MagicResult(String.join("\n", byName.keySet()), true));
        byName.put("html", call -> rich("text/html", call));
        byName.put("markdown", call -> rich("text/markdown", call));
        byName.put("svg", call -> rich("image/svg+xml", call));
        byName.put("latex", call -> rich("text/latex", call));
    }

    /**
     * The names of all commands.
     *
     * @return names without percent signs
     */
    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    /**
     * Adds a command, in the place of an earlier one of its name.
     *
     * @param name its name, without percent signs
     * @param function what it does
     */
    public void register(String name, MagicFunction function) {
        byName.put(
                name,
                call -> {
                    Object value = function.run(call.arguments(), call.body());
                    return new MagicResult(value, value != null);
                });
    }

    @Override
    public MagicResult run(MagicCall call) throws Exception {
        Magic magic = byName.get(call.name());
        if (magic == null) {
            throw new InvalidInputException(
                    "%"
                            + call.name()
                            + " is no magic of this kernel; there are: "
                            + String.join(", ", byName.keySet()));
        }
        return magic.run(call);
    }

    /**
     * Runs a command on behalf of a cell's code.
     *
     * @param call the command
     * @return its value, or null
     */
    public Object call(MagicCall call) {
        try {
            return run(call).value();
        } catch (RuntimeException problem) {
            throw problem;
        } catch (Exception problem) {
            throw new IllegalStateException(
                    "%" + call.name() + ": " + problem.getMessage(), problem);
        }
    }

    private MagicResult time(MagicCall call) {
        String code = call.body().orElse(call.text());
        long start = System.nanoTime();
        Object value = engine.get().eval(code);
        double seconds = (System.nanoTime() - start) / 1e9;
        String text =
                seconds < 1
                        ? String.format(Locale.ROOT, "%.1f ms", 1e3 * seconds)
                        : String.format(Locale.ROOT, "%.2f s", seconds);
        System.out.println("time: " + text);
        return new MagicResult(value, value != null);
    }

    private static MagicResult rich(String type, MagicCall call) {
        Notebook.display(new Rich(type, call.body().orElse(call.text())));
        return NOTHING;
    }
}
