package app.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import app.MonoliftTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the API promises is committed, so that nobody changes it without noticing. */
@MonoliftTest
class ContractIntegrationTests {

    private static final Path SNAPSHOT = Path.of("docs", "openapi.json");
    private static final String UPDATE = "./mvnw verify -Dit.test=ContractIntegrationTests -Dsnapshot=update";

    @LocalServerPort
    private int port;

    @Test
    void servesTheCommittedDescription() throws IOException, InterruptedException {
        var served = DescriptionChange.normal(fetch());
        if ("update".equals(System.getProperty("snapshot"))) {
            Files.writeString(SNAPSHOT, served);
        }

        var change = DescriptionChange.between(Files.readString(SNAPSHOT), served);

        if (change.breaking()) {
            fail("""
                The API breaks those who use it as %s describes it:

                %s
                Either make the change so that the old way still works: add next to what is there, deprecate, remove with the \
                next version of the API (/v2). Or, if nobody can have used what changed, commit the new description:
                    %s
                """.formatted(SNAPSHOT, change.report(), UPDATE));
        }
        if (!change.isNone()) {
            fail("""
                The API has changed, without breaking anybody:

                %s
                Commit the new description:
                    %s
                """.formatted(change.report(), UPDATE));
        }
    }

    private String fetch() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/openapi"))
                    .build();
            var response = client.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        }
    }
}
