package app.runtime.readiness;

import java.util.List;

/**
 * What one module is made of, and what ties it to the others.
 *
 * @param classes top-level and nested, without generated ones
 * @param lines of its own sources
 * @param depth 0 if its code uses no other module, else one more than the deepest that it uses
 * @param dependsOn the modules whose types its code uses
 * @param callsOut to facades that other modules implement
 * @param callsIn of its facades, by other modules
 * @param publishes its events, and who listens
 * @param listensTo events, its own included
 * @param tables that its migrations leave in its schema
 * @param routes that its endpoints serve
 * @param externalSystems what it speaks to outside this application
 * @param blockers what would stop a lift
 * @param score how near it is to being lifted
 */
public record ModuleReport(
        String name,
        int classes,
        int lines,
        int depth,
        List<String> dependsOn,
        List<Call> callsOut,
        List<Call> callsIn,
        List<Event> publishes,
        List<Listener> listensTo,
        List<String> tables,
        List<Route> routes,
        List<ExternalSystem> externalSystems,
        List<Blocker> blockers,
        Score score) {

    public ModuleReport {
        dependsOn = List.copyOf(dependsOn);
        callsOut = List.copyOf(callsOut);
        callsIn = List.copyOf(callsIn);
        publishes = List.copyOf(publishes);
        listensTo = List.copyOf(listensTo);
        tables = List.copyOf(tables);
        routes = List.copyOf(routes);
        externalSystems = List.copyOf(externalSystems);
        blockers = List.copyOf(blockers);
    }

    /**
     * A method of a facade, as one module calls it.
     *
     * @param to the module that implements the facade, which may not be the one that owns it
     * @param exchange what the call is over HTTP, such as {@code POST /internal/billing/v1/payments}; empty if unmapped
     * @param sites the places in the code of the caller
     */
    public record Call(String from, String to, String facade, String method, String exchange, List<String> sites) {

        public Call {
            sites = List.copyOf(sites);
        }
    }

    /** @param listeners of whichever module */
    public record Event(String name, String type, String publisher, List<Listener> listeners) {

        public Event {
            listeners = List.copyOf(listeners);
        }
    }

    /** @param id empty if it has none */
    public record Listener(String module, String id, String event) {}

    public record Route(String method, String path) {}

    /**
     * Something that is spoken to, as the code shows: by the client that it uses.
     *
     * @param protocol what the client speaks
     * @param ports the interfaces behind which the client is; the classes that use it, if there is no interface
     * @param variables the settings that say where the system is
     */
    public record ExternalSystem(String protocol, List<String> ports, List<String> variables) {

        public ExternalSystem {
            ports = List.copyOf(ports);
            variables = List.copyOf(variables);
        }
    }

    /**
     * @param rule a short name
     * @param what is wrong and where
     */
    public record Blocker(String rule, String what) {}
}
