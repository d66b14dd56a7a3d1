package app.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the gateway knows of the public API is what the modules promise in their contracts. */
class RouteTableTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void sendsEveryOperationToItsModuleAndAsksForATokenWhereOneIsNeeded() throws IOException {
        var routed = new TreeSet<String>();
        var promised = new TreeSet<String>();
        var rows = rows();

        for (var operation : operations()) {
            promised.add(operation.toString());
            first(rows, operation)
                    .map(row -> new Operation(operation.method, operation.path, row.module, row.isOpen))
                    .ifPresent(found -> routed.add(found.toString()));
        }

        assertThat(promised).isNotEmpty();
        assertThat(routed).isEqualTo(promised);
    }

    @Test
    void hasNoRowThatNoOperationNeeds() throws IOException {
        var rows = rows();

        var needed = new HashSet<Row>();
        for (var operation : operations()) {
            first(rows, operation).ifPresent(needed::add);
        }

        assertThat(rows).allMatch(needed::contains);
    }

    @Test
    void leavesNothingOfTheApplicationItselfOpen() throws IOException {
        var rows = rows();

        for (var path : List.of("/internal/orders/v1", "/v1/token", "/health/ready", "/metrics", "/openapi", "/")) {
            assertThat(first(rows, new Operation("get", path, "", false))).isEmpty();
        }
    }

    @Test
    void namesLimitsThatTheSettingsHave() throws IOException {
        var settings = Files.readString(Gateway.FOLDER.resolve("settings"));

        assertThat(rows()).allMatch(row -> settings.contains("\nlimit " + row.limit + " "));
    }

    private static Optional<Row> first(List<Row> rows, Operation operation) {
        return rows.stream().filter(row -> row.matches(operation)).findFirst();
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Gateway.FOLDER.resolve("routes")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Row::of)
                .toList();
    }

    private static List<Operation> operations() throws IOException {
        var operations = new ArrayList<Operation>();
        try (var modules = Files.list(Path.of("contracts"))) {
            for (var module : modules.toList()) {
                var description = JSON.readTree(Files.readString(module.resolve("openapi.json")));
                description
                        .path("paths")
                        .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                            var isOpen = operation.path("security").isArray()
                                    && operation.path("security").isEmpty();
                            operations.add(new Operation(
                                    method, path, module.getFileName().toString(), isOpen));
                        }));
            }
        }
        return operations;
    }

    private record Operation(String method, String path, String module, boolean isOpen) {}

    private record Row(String method, String path, String module, boolean isOpen, String limit) {

        static Row of(String line) {
            var columns = line.split("\\s+", -1);
            assertThat(columns).as(line).hasSize(5);
            return new Row(columns[0], columns[1], columns[2], columns[3].equals("open"), columns[4]);
        }

        boolean matches(Operation operation) {
            var isMethod = method.equals("*") || method.equals(operation.method.toUpperCase(Locale.ROOT));
            return isMethod && operation.path.matches(pattern());
        }

        private String pattern() {
            return List.of(path.split("/", -1)).stream()
                    .map(part -> switch (part) {
                        case "*" -> "[^/]+";
                        case "**" -> ".+";
                        default -> part.replace(".", "\\.");
                    })
                    .collect(Collectors.joining("/"));
        }
    }
}
