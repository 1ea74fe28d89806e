package io.github.acetune.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code acetune}. */
@Command(
        name = "acetune",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Fit, tune and judge atomic cluster expansion (ACE) potentials.",
        footer = {
            "",
            "Handled by the launcher script:",
            "  install-kernel  Install the Jupyter kernel (--user, --prefix DIR).",
            "  notebook        Open the notebooks in Jupyter.",
            "  test            Build everything and run the tests.",
            "",
            "Each command explains itself: acetune COMMAND --help",
            "Exit codes: 0 done, 1 failure, 2 bad input, 130 interrupted with everything finished saved.",
            "Units: eV, Å, eV/Å."
        })
public final class Acetune implements Runnable {
    @Spec private CommandSpec spec;

    @Option(
            names = "--debug",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show the stack trace of a failure.")
    private boolean debug;

    private Acetune() {}

    /**
     * Runs a command and leaves with its exit code.
     *
     * @param arguments command, options and files
     */
    public static void main(String[] arguments) {
        int code = run(Console.ofProcess(), arguments);
        System.out.flush();
        System.err.flush();
        // While Ctrl-C is ending the process, this waits for that end, which has its own exit code.
        System.exit(code);
    }

    /**
     * Runs a command.
     *
     * @param console where it writes
     * @param arguments command, options and files
     * @return the exit code
     */
    static int run(Console console, String... arguments) {
        var program = new Acetune();
        CommandLine commandLine = program.commandLine(console);
        try {
            return commandLine.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError e) {
            return Failures.report(e, console.err(), Arrays.asList(arguments).contains("--debug"));
        }
    }

    /** The program with all commands. */
    static CommandLine commands(Console console) {
        return new Acetune().commandLine(console);
    }

    private CommandLine commandLine(Console console) {
        var commandLine = new CommandLine(this);
        commandLine
                .addSubcommand(new DemoCommand(console))
                .addSubcommand(new FitCommand(console))
                .addSubcommand(new SweepCommand(console))
                .addSubcommand(new EvaluateCommand(console))
                .addSubcommand(new ValidateCommand(console))
                .addSubcommand(new MdCommand(console))
                .addSubcommand(new RelaxCommand(console))
                .addSubcommand(new MeltQuenchCommand(console))
                .addSubcommand(new CompressCommand(console))
                .addSubcommand(new DisorderCommand(console))
                .addSubcommand(new CrystalliseCommand(console))
                .addSubcommand(new LammpsCommand(console))
                .addSubcommand(new BenchCommand(console))
                .addSubcommand(new AnalyseCommand(console))
                .addSubcommand(new BasisCommand(console))
                .addSubcommand(new ConvertCommand(console))
                .addSubcommand(new AuditCommand(console))
                .addSubcommand(new LabelCommand(console))
                .addSubcommand(new DatasetsCommand(console));
        commandLine.setOut(writer(console.out())).setErr(writer(console.err()));
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler((error, _) -> usageError(error, console));
        commandLine.setExecutionExceptionHandler(
                (error, _, _) -> Failures.report(error, console.err(), debug));
        return commandLine;
    }

    private static PrintWriter writer(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static int usageError(ParameterException error, Console console) {
        CommandLine command = error.getCommandLine();
        String line = error.getMessage().strip().replaceAll("\\s*\\R\\s*", "; ");
        console.err()
                .println(
                        "acetune: "
                                + line
                                + " (see "
                                + command.getCommandSpec().qualifiedName()
                                + " --help)");
        return ExitCode.BAD_INPUT;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
