import app.runtime.readiness.ModuleReport;
import app.runtime.readiness.ModuleReport.Call;
import app.runtime.readiness.ReadinessReport;
import app.runtime.readiness.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Puts together what is found out about every module. */
final class ModuleReports {

    /** What Flyway keeps in every schema that it migrates. */
    private static final String HISTORY = "flyway_schema_history";

    private final Code code;
    private final Path sources;
    private final Schemas schemas;
    private final FacadeCalls facades;
    private final EventFlows events;
    private final Dependencies dependencies;
    private final Blockers blockers;
    private final List<Call> calls;

    ModuleReports(Code code, Path sources, Path migrations) {
        this.code = code;
        this.sources = sources;
        this.schemas = new Schemas(migrations);
        this.facades = new FacadeCalls(code);
        this.events = new EventFlows(code);
        this.dependencies = new Dependencies(code);
        this.blockers = new Blockers(code, facades, events, dependencies, schemas);
        this.calls = facades.all();
    }

    ReadinessReport report() throws IOException {
        var hostTables = new TreeSet<>(List.of(HISTORY));
        for (var host : code.hosts()) {
            hostTables.addAll(schemas.tablesOf(host));
        }
        var modules = new ArrayList<ModuleReport>();
        for (var module : code.modules()) {
            modules.add(report(module));
        }
        return new ReadinessReport(Score.formula(), code.hosts(), List.copyOf(hostTables), modules);
    }

    private ModuleReport report(String module) throws IOException {
        var own = handWritten(module);
        var out = calls.stream().filter(call -> call.from().equals(module)).toList();
        var in = calls.stream().filter(call -> call.to().equals(module)).toList();
        var published = events.publishedBy(module);
        var externalSystems = Clients.of(own);
        var stops = blockers.of(module);
        return new ModuleReport(
                module,
                own.size(),
                lines(own),
                dependencies.depth(module),
                dependencies.of(module),
                out,
                in,
                published,
                events.listeningIn(module),
                schemas.tablesOf(module),
                WebRoutes.of(own),
                externalSystems,
                stops,
                Score.of(stops.size(), methods(in), methods(out), events.exchangedBy(module), externalSystems.size()));
    }

    /** Generated classes have no source among the module's own. */
    private List<CodeClass> handWritten(String module) {
        return code.of(module).stream()
                .filter(type -> !type.name().endsWith("/package-info"))
                .filter(type -> Files.exists(sources.resolve(type.sourcePath())))
                .toList();
    }

    private int lines(List<CodeClass> classes) throws IOException {
        var lines = 0;
        for (var source :
                new TreeSet<>(classes.stream().map(CodeClass::sourcePath).toList())) {
            lines += Files.readAllLines(sources.resolve(source)).size();
        }
        return lines;
    }

    /** Each once, however many modules call it. */
    private static int methods(List<Call> calls) {
        return (int) calls.stream()
                .map(call -> call.to() + call.facade() + call.method())
                .distinct()
                .count();
    }
}
