package io.github.acetune.kernel.engine;

import io.github.acetune.kernel.cell.CellContext;
import io.github.acetune.kernel.cell.CellStopped;
import io.github.acetune.kernel.display.MimeBundle;
import io.github.acetune.kernel.display.Renderers;
import io.github.acetune.kernel.display.Shown;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Runs cells of Java code in this process.
 *
 * <p>One cell runs at a time; {@link #interrupt} may be called from any thread.
 */
public final class JavaEngine implements AutoCloseable {
    private final EngineOptions options;
    private final Renderers renderers;
    private final MagicRunner magics;
    private final SnippetLoader loader;
    private final SnippetControl control;
    private final SparingFiles sparing = new SparingFiles();
    private final SnippetPositions positions = new SnippetPositions();
    private final FailureFormatter failures = new FailureFormatter(positions);
    private final JShell shell;
    private final SnippetRunner snippets;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(null, task, "acetune-timeout", 0, false);
                thread.setDaemon(true);
                return thread;
            });
    private final List<Path> libraries = new CopyOnWriteArrayList<>();
    private volatile CellRun running;

    /**
     * Starts an engine.
     *
     * @param options compiler options, class path and time limit
     * @param renderers how the value of a cell is shown
     * @param magics runs the magics of cells
     */
    public JavaEngine(EngineOptions options, Renderers renderers, MagicRunner magics) {
        this.options = options;
        this.renderers = renderers;
        this.magics = magics;
        loader = new SnippetLoader(JavaEngine.class.getClassLoader());
        control = new SnippetControl(loader);
        shell =
                JShell.builder()
                        .executionEngine(new Provider(control), Map.of())
                        .compilerOptions(options.compilerOptions().toArray(String[]::new))
                        .fileManager(sparing::around)
                        .idGenerator((snippet, number) -> positions.identify(number))
                        .build();
        positions.use(shell);
        snippets = new SnippetRunner(shell, control, positions, failures);
        options.classPath().forEach(this::addToClassPath);
    }

    /** Lets JShell gather the names of packages, for completion; takes a second of work beside the cells. */
    public void indexPackages() {
        sparing.release();
    }

    /** Imports what every cell may name. */
    public void importDefaults() {
        List<String> declarations = StartupImports.declarations(loader);
        Snippet all = shell.eval(StartupImports.single(declarations)).getFirst().snippet();
        // One import that fails would make every cell fail; then only that one must be missing.
        if (shell.eval("{}").getFirst().status() != Snippet.Status.VALID) {
            shell.drop(all);
            declarations.forEach(shell::eval);
        }
    }

    /**
     * Runs a cell and returns when it has ended.
     *
     * @param cell its context
     * @param source its text
     * @return how it ended; never an exception
     */
    public CellOutcome execute(CellContext cell, String source) {
        CellOutcome[] outcome = new CellOutcome[1];
        CellRun run = new CellRun(cell);
        StopCheck.nextCell();
        Thread thread =
                new Thread(
                        cell.threads(),
                        () -> {
                            cell.attach();
                            Thread.currentThread().setContextClassLoader(loader);
                            outcome[0] = guarded(run, source);
                        },
                        "cell " + cell.number());
        ScheduledFuture<?> limit = startTimeLimit(run);
        running = run;
        thread.start();
        joinUninterruptibly(thread);
        running = null;
        if (limit != null) {
            limit.cancel(false);
        }
        cell.flush();
        return outcome[0] != null
                ? outcome[0]
                : failed(FailureFormatter.plain("InternalError", "the cell's thread ended early"));
    }

    /** Stops the cell that is running, if one is. */
    public void interrupt() {
        CellRun run = running;
        if (run != null) {
            run.interrupt("interrupted");
        }
    }

    /**
     * Runs code in the midst of a cell, on the calling thread.
     *
     * @param code the code
     * @return the value of its last expression, or null
     */
    public Object eval(String code) {
        CellContext cell = CellContext.current();
        CellRun run = running != null ? running : new CellRun(cell);
        SnippetRunner.Result result = runParts(run, code);
        if (result.failure().isPresent()) {
            throw new EvalFailed(result.failure().get());
        }
        return result.value();
    }

    /**
     * Adds a library.
     *
     * @param entry a jar or a folder of classes
     */
    public void addToClassPath(Path entry) {
        Path absolute = entry.toAbsolutePath();
        shell.addToClasspath(absolute.toString());
        libraries.add(absolute);
    }

    /**
     * The libraries that cells have added.
     *
     * @return jars and folders
     */
    List<Path> libraries() {
        return List.copyOf(libraries);
    }

    /**
     * The class loader of cells.
     *
     * @return a loader that sees the snippets, added libraries and the application
     */
    public ClassLoader loader() {
        return loader;
    }

    /**
     * JShell, for the parts of the engine that analyse code.
     *
     * @return the shell
     */
    JShell shell() {
        return shell;
    }

    /**
     * An exception of a thread that a cell has started, as text.
     *
     * @param problem the exception
     * @return lines with ANSI colours
     */
    public List<String> describe(Throwable problem) {
        return failures.exception(problem).traceback();
    }

    @Override
    public void close() {
        interrupt();
        clock.shutdownNow();
        shell.close();
    }

    private CellOutcome guarded(CellRun run, String source) {
        try {
            control.begin(run);
            return cell(run, source);
        } catch (CellStopped stopped) {
            return failed(failures.stopped(run.reason(), stopped));
        } catch (Throwable unexpected) {
            // Out of memory while compiling, or a fault of JShell: the kernel must outlive both.
            return failed(failures.exception(unexpected));
        } finally {
            control.begin(null);
            control.reset();
        }
    }

    private CellOutcome cell(CellRun run, String source) throws Exception {
        SnippetRunner.Result result = runParts(run, source);
        if (result.failure().isPresent()) {
            return failed(result.failure().get());
        }
        snippets.reportUnresolved();
        Optional<MimeBundle> shown = Optional.empty();
        if (result.last() != SnippetRunner.Last.STATEMENT && result.value() != null) {
            try {
                shown = run.callAfterInterrupt(() -> look(result));
            } catch (CellStopped stopped) {
                return failed(failures.stopped(run.reason(), stopped));
            } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError unshowable) {
                return failed(failures.exception(unshowable));
            }
        }
        return new CellOutcome(
                shown,
                run.interrupted()
                        ? Optional.of(failures.stopped(run.reason(), null))
                        : Optional.empty());
    }

    private Optional<MimeBundle> look(SnippetRunner.Result result) {
        if (result.value() instanceof Shown) {
            return Optional.empty();
        }
        return result.last() == SnippetRunner.Last.EXPRESSION
                ? Optional.of(renderers.render(result.value()))
                : renderers.renderDeclared(result.value());
    }

    private SnippetRunner.Result runParts(CellRun run, String source) {
        SnippetRunner.Result last = SnippetRunner.Result.NOTHING;
        BooleanSupplier stopped = run::interrupted;
        for (CellPart part : CellCutter.cut(source)) {
            last =
                    switch (part) {
                        case CellPart.Code code ->
                                snippets.run(
                                        code.text(),
                                        new Origin(run.cell().number(), source, code.start()),
                                        stopped);
                        case CellPart.Magic magic -> magic(run, magic.call());
                    };
            if (last.failure().isPresent()) {
                return last;
            }
        }
        return last;
    }

    private SnippetRunner.Result magic(CellRun run, MagicCall call) {
        try {
            MagicRunner.MagicResult result = run.call(() -> magics.run(call));
            return new SnippetRunner.Result(
                    result.shown() ? SnippetRunner.Last.EXPRESSION : SnippetRunner.Last.STATEMENT,
                    result.value(),
                    Optional.empty());
        } catch (CellStopped stopped) {
            return SnippetRunner.Result.failed(failures.stopped(run.reason(), stopped));
        } catch (EvalFailed failed) {
            return SnippetRunner.Result.failed(failed.failure());
        } catch (Exception | LinkageError problem) {
            return SnippetRunner.Result.failed(failures.exception(problem));
        }
    }

    private ScheduledFuture<?> startTimeLimit(CellRun run) {
        if (options.timeLimitMilliseconds() <= 0) {
            return null;
        }
        String why = "stopped after " + options.timeLimitMilliseconds() + " ms (IJAVA_TIMEOUT)";
        return clock.schedule(
                () -> run.interrupt(why), options.timeLimitMilliseconds(), TimeUnit.MILLISECONDS);
    }

    private static CellOutcome failed(Failure failure) {
        return new CellOutcome(Optional.empty(), Optional.of(failure));
    }

    private static void joinUninterruptibly(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException asked) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hands JShell the one execution control of this engine. */
    private record Provider(SnippetControl control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "acetune";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return control;
        }
    }
}
