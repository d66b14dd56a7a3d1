package app.runtime.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.runtime.topology.Modules;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line. A command line is first checked against the mere syntax of the commands, so that help and the
 * report of a typing error need neither settings nor a database; only then are commands made that can run.
 */
final class Commands {

    private static final String JAR = "java -jar monolift.jar";

    private final Class<?> application;
    private final PrintWriter out;
    private final PrintWriter err;

    Commands(Class<?> application, PrintStream out, PrintStream err) {
        this.application = application;
        this.out = new PrintWriter(out, true, UTF_8);
        this.err = new PrintWriter(err, true, UTF_8);
    }

    int execute(String... arguments) {
        var all = find();
        try {
            var parsed = commandLine(all, new SyntaxFactory()).parseArgs(arguments);
            var help = CommandLine.executeHelpRequest(parsed);
            return help == null ? run(chosen(parsed, all), arguments) : help;
        } catch (ParameterException misuse) {
            return reportMisuse(misuse, arguments);
        }
    }

    /** Only the chosen one: a command is made as soon as its class is added, if it asks for its own specification. */
    private int run(List<Class<?>> chosen, String... arguments) {
        try (var factory = new CommandFactory(application)) {
            return commandLine(chosen, factory).execute(arguments);
        }
    }

    private static List<Class<?>> chosen(ParseResult parsed, List<Class<?>> all) {
        if (!parsed.hasSubcommand()) {
            throw new ParameterException(parsed.commandSpec().commandLine(), "No command was given");
        }
        var command = parsed.subcommand().commandSpec();
        var chosen =
                all.stream().filter(type -> name(type).equals(command.name())).toList();
        var modules = Modules.of(new StandardEnvironment());
        modules.remote().stream()
                .filter(module -> chosen.stream().anyMatch(type -> module.owns(type.getName())))
                .forEach(module -> {
                    throw new ParameterException(
                            command.commandLine(),
                            "This is a command of %1$s, which is not hosted here: add %1$s to MODULES"
                                    .formatted(module));
                });
        return chosen;
    }

    private CommandLine commandLine(List<Class<?>> commands, CommandLine.IFactory factory) {
        var line = new CommandLine(new Monolift(), factory).addSubcommand(new ServeCommand(application));
        commands.forEach(line::addSubcommand);
        line.getSubcommands().values().forEach(Commands::offerHelp);
        line.getCommandSpec().version("Monolift " + version());
        line.setOut(out).setErr(err);
        line.setParameterExceptionHandler(this::reportMisuse);
        line.setExecutionExceptionHandler((failure, command, parsed) -> Failure.report(failure, err));
        return line;
    }

    private String version() {
        var version = application.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    private static void offerHelp(CommandLine command) {
        if (command.getCommandSpec().findOption("--help") == null) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Show this help and exit.")
                            .build());
        }
    }

    private int reportMisuse(ParameterException misuse, String... arguments) {
        var line = misuse.getCommandLine();
        var isRoot = line.getParent() == null;
        var sentence = isRoot && misuse instanceof UnmatchedArgumentException unmatched
                ? "Unknown command '" + String.join(" ", unmatched.getUnmatched()) + "'"
                : String.valueOf(misuse.getMessage());
        err.println(sentence);
        err.println("See '" + JAR + (isRoot ? "" : " " + line.getCommandName()) + " --help'");
        return ExitCode.USAGE;
    }

    private static List<Class<?>> find() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(AdminCommand.class));
        return scanner.findCandidateComponents(Modules.basePackage()).stream()
                .<Class<?>>map(candidate -> ClassUtils.resolveClassName(
                        String.valueOf(candidate.getBeanClassName()), Commands.class.getClassLoader()))
                .filter(type -> type.isAnnotationPresent(Command.class))
                .sorted(Comparator.comparing(Commands::name))
                .toList();
    }

    private static String name(Class<?> type) {
        return type.getAnnotation(Command.class).name();
    }

    @Command(
            name = JAR,
            mixinStandardHelpOptions = true,
            description = "Serves the modules, or does one job and ends.",
            synopsisSubcommandLabel = "[COMMAND]",
            footer = {"", "Everything is configured by environment variables: the command 'config' prints them."})
    private static final class Monolift {}
}
