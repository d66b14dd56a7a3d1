package app.runtime.readiness;

import app.runtime.lifecycle.AdminCommand;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Prints what the build found out about the modules. Needs neither settings nor a database. */
@Command(
        name = "modules",
        description = "Print what every module calls, publishes and owns, and what stands between it and a lift.")
final class ModulesCommand implements AdminCommand {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--format",
            defaultValue = "text",
            completionCandidates = Formats.class,
            converter = Formats.class,
            description = "One of ${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}. svg is the picture alone.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ReportFormat format;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.print(format.render(ReadinessReport.ofThisBuild()));
        out.flush();
        return 0;
    }

    /** In lower case, as everybody writes them. */
    static final class Formats implements ITypeConverter<ReportFormat>, Iterable<String> {

        @Override
        public ReportFormat convert(String value) {
            return Arrays.stream(ReportFormat.values())
                    .filter(format -> format.toString().equals(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of " + names()));
        }

        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }

        private static List<String> names() {
            return Arrays.stream(ReportFormat.values())
                    .map(ReportFormat::toString)
                    .toList();
        }
    }
}
