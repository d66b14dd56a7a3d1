package app.contracts;

import app.contracts.ApiModel.ApiType;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which way values travel. What a module only receives, others make: they need not understand all of it. What it gives,
 * others read: they have to.
 */
record ApiRoles(Set<String> received, Set<String> given) {

    static ApiRoles of(ApiModel... models) {
        var roles = new ApiRoles(new HashSet<>(), new HashSet<>());
        for (var model : models) {
            model.types().values().forEach(type -> roles.look(model, type));
        }
        return roles;
    }

    /** A type that no signature names may be used in any way. */
    boolean isOnlyReceived(String type) {
        return received.contains(type) && !given.contains(type);
    }

    private void look(ApiModel model, ApiType type) {
        if (type.isEvent()) {
            // Given to consumers, and received again: from outboxes that an earlier version wrote.
            reach(model, Stream.of(type), given);
            reach(model, Stream.of(type), received);
        }
        if (type.isFacade()) {
            type.members().values().stream()
                    .filter(member -> member.startsWith("method "))
                    .forEach(method -> look(model, type, method));
        }
    }

    private void look(ApiModel model, ApiType type, String method) {
        var start = method.indexOf('(');
        var argumentsGo = type.isPort() ? given : received;
        var answersGo = type.isPort() ? received : given;
        reach(model, model.namedIn(method.substring(start)), argumentsGo);
        reach(model, model.namedIn(method.substring(0, start)), answersGo);
    }

    private static void reach(ApiModel model, Stream<ApiType> types, Set<String> reached) {
        types.filter(type -> reached.add(type.name()))
                .toList()
                .forEach(type -> type.members().values().stream()
                        .filter(member -> member.startsWith("component ") || member.startsWith("case "))
                        .forEach(member -> reach(model, model.namedIn(member), reached)));
    }
}
