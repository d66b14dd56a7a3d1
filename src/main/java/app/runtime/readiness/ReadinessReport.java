package app.runtime.readiness;

import app.runtime.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What the build found in the bytecode and the migrations of every module. The build writes it into the jar as JSON, so
 * that the jar can print it without any library that reads bytecode.
 *
 * @param formula how the scores come about
 * @param hosts the packages that host modules and are no modules, such as runtime
 * @param hostTables tables that every module has in its schema besides its own
 * @param modules by name
 */
public record ReadinessReport(String formula, List<String> hosts, List<String> hostTables, List<ModuleReport> modules) {

    /** Where it is on the classpath. */
    public static final String RESOURCE = "META-INF/monolift/modules.json";

    public ReadinessReport {
        hosts = List.copyOf(hosts);
        hostTables = List.copyOf(hostTables);
        modules = List.copyOf(modules);
    }

    static ReadinessReport ofThisBuild() {
        try (var json = ReadinessReport.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (json == null) {
                throw new MissingReportException();
            }
            return Json.mapper().readValue(json, ReadinessReport.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<ModuleReport.Call> calls() {
        return modules.stream().flatMap(module -> module.callsOut().stream()).toList();
    }

    List<ModuleReport.Event> events() {
        return modules.stream().flatMap(module -> module.publishes().stream()).toList();
    }
}
