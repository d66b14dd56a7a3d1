package app.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import app.MonoliftTest;
import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** What the HTTP API of every module promises is committed, so that nobody changes it without noticing. */
@MonoliftTest
class ContractIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Autowired
    private JsonMapper json;

    /** Those that can be served: of others, this tree has the API alone. */
    static List<String> modules() {
        var elsewhere =
                Modules.discover().remote().stream().map(AppModule::name).toList();
        return Contracts.modules().stream()
                .filter(module -> !elsewhere.contains(module))
                .toList();
    }

    static List<Path> examples() {
        return Contracts.examples();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void servesTheCommittedDescriptionOfAModule(String module) throws IOException, InterruptedException {
        var owners = owners();
        var served = Contracts.codeOf(module).isEmpty()
                ? ""
                : ModuleDescription.of(
                        description(), (method, path) -> module.equals(owners.get(operation(method, path))));

        Snapshot.of(Contracts.of(module).resolve("openapi.json"), DescriptionChange::judge)
                .check(served);
    }

    @Test
    void leavesNoOperationToNobody() throws IOException, InterruptedException {
        var described = new TreeMap<String, String>();
        json.readTree(description())
                .path("paths")
                .forEachEntry((path, item) ->
                        item.propertyNames().forEach(method -> described.put(operation(method, path), "")));

        assertThat(owners()).containsKeys(described.keySet().toArray(String[]::new));
        assertThat(described).isNotEmpty();
    }

    /** The mapper that reads outboxes is the application's own, not the one that the fast tests use. */
    @ParameterizedTest
    @MethodSource("examples")
    void readsWhatANewerVersionHasStored(Path example) throws IOException {
        var type = Contracts.typeOf(Examples.nameOf(example)).orElseThrow();
        var document = Files.readString(example);
        var extended = document.replaceFirst("\\{", "{\"addedLater\": {\"by\": \"a newer version\"},");

        assertThat(json.readValue(extended, type)).isEqualTo(json.readValue(document, type));
    }

    private Map<String, String> owners() {
        var modules = Modules.discover();
        var owners = new TreeMap<String, String>();
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            var owner = modules.ownerOf(handler.getBeanType()).map(AppModule::name);
            for (var path : mapping.getPatternValues()) {
                mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> owner.ifPresent(name -> owners.put(operation(method.name(), path), name)));
            }
        });
        return owners;
    }

    private static String operation(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + path;
    }

    private String description() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/openapi"))
                    .build();
            var response = client.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        }
    }
}
