package app.runtime.readiness;

import app.runtime.readiness.ModuleReport.Call;
import app.runtime.readiness.ModuleReport.Event;
import app.runtime.readiness.ModuleReport.ExternalSystem;
import app.runtime.readiness.ModuleReport.Listener;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is said about one module, whatever the form: a title, and a line for each fact. */
final class Sections {

    /** The columns of the overview. */
    static final List<String> FIGURES = List.of(
            "score",
            "depth",
            "classes",
            "lines",
            "calls",
            "called",
            "events",
            "tables",
            "routes",
            "external",
            "blockers");

    private Sections() {}

    static List<Integer> figures(ModuleReport module) {
        return List.of(
                module.score().points(),
                module.depth(),
                module.classes(),
                module.lines(),
                sites(module.callsOut()),
                sites(module.callsIn()),
                module.publishes().size(),
                module.tables().size(),
                module.routes().size(),
                module.externalSystems().size(),
                module.blockers().size());
    }

    static List<Section> of(ModuleReport module) {
        return List.of(
                new Section(
                        "score",
                        List.of(module.score().points() + " = " + module.score().sum())),
                section("depends on", module.dependsOn(), name -> name),
                section("calls", module.callsOut(), call -> call.to() + ": " + of(call)),
                section("is called", module.callsIn(), call -> "by " + call.from() + ": " + of(call)),
                section("publishes", module.publishes(), Sections::of),
                section("listens to", module.listensTo(), listener -> listener.event() + " as " + id(listener)),
                section("tables", module.tables(), name -> name),
                section("routes", module.routes(), route -> "%-6s %s".formatted(route.method(), route.path())),
                section("external", module.externalSystems(), Sections::of),
                section("blockers", module.blockers(), blocker -> blocker.rule() + ": " + blocker.what()));
    }

    private static <T> Section section(String title, List<T> facts, Function<T, String> line) {
        return new Section(title, facts.stream().map(line).toList());
    }

    private static String of(Call call) {
        return call.facade() + "." + call.method() + " at " + String.join(", ", call.sites())
                + (call.exchange().isEmpty() ? "" : " [" + call.exchange() + "]");
    }

    private static String of(Event event) {
        return event.name() + " to "
                + (event.listeners().isEmpty()
                        ? "nobody"
                        : event.listeners().stream().map(Sections::id).collect(Collectors.joining(", ")));
    }

    private static String of(ExternalSystem system) {
        return system.protocol()
                + (system.ports().isEmpty() ? "" : " through " + String.join(", ", system.ports()))
                + (system.variables().isEmpty() ? "" : ", at " + String.join(", ", system.variables()));
    }

    private static String id(Listener listener) {
        return listener.id().isEmpty() ? listener.module() + " (no id)" : listener.id();
    }

    private static int sites(List<Call> calls) {
        return calls.stream().mapToInt(call -> call.sites().size()).sum();
    }

    record Section(String title, List<String> lines) {

        Section {
            lines = List.copyOf(lines);
        }
    }
}
