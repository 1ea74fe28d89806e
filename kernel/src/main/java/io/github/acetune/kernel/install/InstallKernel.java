package io.github.acetune.kernel.install;

import io.github.acetune.structure.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code acetune install-kernel}. */
@Command(
        name = "acetune install-kernel",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Makes the Java kernel known to Jupyter, or removes it.",
        footer = {"", "Example: ./acetune install-kernel --user --heap 4g"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failure", "2:bad input"})
public final class InstallKernel implements Callable<Integer> {
    /** Where kernels are looked for. */
    static final class Place {
        @Option(names = "--user", description = "For this user (the default).")
        boolean user;

        @Option(
                names = "--sys-prefix",
                description = "For the active conda or virtual environment.")
        boolean environment;

        @Option(
                names = "--prefix",
                paramLabel = "DIR",
                description = "Below DIR/share/jupyter/kernels.")
        Path prefix;
    }

    @ArgGroup Place place = new Place();

    @Option(
            names = "--name",
            defaultValue = "java",
            description = "The kernel's name in Jupyter (default: ${DEFAULT-VALUE}).")
    String name;

    @Option(
            names = "--display-name",
            defaultValue = "Java (acetune)",
            description = "What menus call it (default: ${DEFAULT-VALUE}).")
    String displayName;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "75%",
            description =
                    "Most memory for variables: a share such as 75%% or a size such as 4g (default: 75%%).")
    String heap;

    @Option(
            names = "--jvm-option",
            paramLabel = "OPTION",
            description =
                    "One more option of the Java machine, such as --enable-preview; may be repeated.")
    List<String> jvmOptions = List.of();

    @Option(
            names = "--no-cache",
            description = "Do not build the cache that halves the start-up time.")
    boolean noCache;

    @Option(names = "--uninstall", description = "Remove the kernel.")
    boolean uninstall;

    /** Created by picocli. */
    public InstallKernel() {}

    @Override
    public Integer call() throws Exception {
        Path prefix = place.prefix;
        if (place.environment) {
            prefix = KernelPlaces.environment(System.getenv());
        }
        KernelInstaller installer = new KernelInstaller(KernelPlaces.kernels(prefix), name);
        if (uninstall) {
            System.out.println(installer.uninstall());
        } else {
            HeapLimit limit = HeapLimit.parse(heap);
            System.out.println(installer.install(displayName, limit, jvmOptions, !noCache));
        }
        return 0;
    }

    /**
     * Runs the command.
     *
     * @param arguments its options
     */
    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new InstallKernel());
        command.setExecutionExceptionHandler((problem, line, parsed) -> {
            boolean input = problem instanceof InvalidInputException;
            line.getErr()
                    .println("acetune: " + (input ? problem.getMessage() : problem.toString()));
            return input ? 2 : 1;
        });
        System.exit(command.execute(arguments));
    }
}
