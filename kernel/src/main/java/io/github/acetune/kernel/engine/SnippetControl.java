package io.github.acetune.kernel.engine;

import io.github.acetune.kernel.cell.CellStopped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.SPIResolutionException;

/**
 * Runs snippets in this process, on the calling thread.
 *
 * <p>JShell passes values and exceptions on as text. Cells need the objects themselves: they are kept here, for {@link
 * JavaEngine} to fetch after each snippet.
 */
final class SnippetControl implements ExecutionControl {
    private final SnippetLoader loader;
    private CellRun run;
    private Object value;
    private Throwable problem;

    SnippetControl(SnippetLoader loader) {
        this.loader = loader;
    }

    /** Says which cell the next snippets belong to; null outside of cells. */
    void begin(CellRun next) {
        run = next;
    }

    /** Forgets the outcome of the last snippet. */
    void reset() {
        value = null;
        problem = null;
    }

    /** What the last snippet returned, or null. */
    Object value() {
        return value;
    }

    /** What the last snippet threw, or null. */
    Throwable problem() {
        return problem;
    }

    @Override
    public void load(ClassBytecodes[] classes) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        for (ClassBytecodes each : classes) {
            bytes.put(each.name(), each.bytecodes());
        }
        loader.define(bytes);
    }

    @Override
    public void redefine(ClassBytecodes[] classes) throws ClassInstallException {
        // JShell then loads them under new names.
        throw new ClassInstallException(
                "classes are not redefined in place", new boolean[classes.length]);
    }

    @Override
    public String invoke(String className, String methodName)
            throws RunException, InternalException {
        Method method;
        try {
            method = loader.loadClass(className).getDeclaredMethod(methodName);
            method.setAccessible(true);
        } catch (ReflectiveOperationException | LinkageError notThere) {
            throw new InternalException(notThere.toString());
        }
        try {
            CellRun current = run;
            value = current == null ? method.invoke(null) : current.call(() -> method.invoke(null));
            return "";
        } catch (InvocationTargetException thrown) {
            throw failed(asStop(thrown.getCause()));
        } catch (CellStopped stopped) {
            throw failed(stopped);
        } catch (Exception | LinkageError unexpected) {
            throw new InternalException(unexpected.toString());
        }
    }

    /** What a stopped cell throws because its waiting was cut short is the stop itself, not a fault of its own. */
    private Throwable asStop(Throwable thrown) {
        CellRun current = run;
        if (!(thrown instanceof InterruptedException)
                || current == null
                || !current.interrupted()) {
            return thrown;
        }
        var stop = new CellStopped();
        stop.setStackTrace(thrown.getStackTrace());
        return stop;
    }

    private RunException failed(Throwable thrown) {
        problem = thrown;
        if (thrown instanceof CellStopped) {
            return new StoppedException();
        }
        if (thrown instanceof SPIResolutionException unresolved) {
            return new ResolutionException(unresolved.id(), new StackTraceElement[0]);
        }
        // The engine reports the exception itself; JShell is told only that there was one.
        return new UserException("", thrown.getClass().getName(), new StackTraceElement[0]);
    }

    @Override
    public String varValue(String className, String variableName) {
        return "";
    }

    @Override
    public void addToClasspath(String path) {
        for (String entry : path.split(java.io.File.pathSeparator, -1)) {
            if (!entry.isBlank()) {
                loader.add(Path.of(entry));
            }
        }
    }

    @Override
    public void stop() {
        // Cells are stopped by CellRun.
    }

    @Override
    public Object extensionCommand(String command, Object argument) throws NotImplementedException {
        throw new NotImplementedException(command);
    }

    @Override
    public void close() {
        // Nothing is held beyond memory.
    }
}
