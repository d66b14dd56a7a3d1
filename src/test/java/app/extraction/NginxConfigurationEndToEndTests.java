package app.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nginx is there or gets there, and accepts what is made of the route table. Nothing is started. */
class NginxConfigurationEndToEndTests {

    @TempDir
    private Path prefix;

    @Test
    void findsOrFetchesNginx() {
        var found = Gateway.run("require").expect(0).output().lines().toList().reversed();

        assertThat(Path.of(found.get(1))).isExecutable();
        assertThat(Path.of(found.getFirst(), "ngx_http_js_module.so")).isRegularFile();
    }

    @Test
    void acceptsWhatIsShipped() throws IOException {
        accept();

        assertThat(Files.readString(prefix.resolve("conf/inside.conf"))).doesNotContain("server");
        assertThat(prefix.resolve("state")).isDirectoryContaining("glob:**/orders");
    }

    @Test
    void acceptsEverySettingThatIsOffElse() throws IOException {
        var settings = Files.readString(Gateway.FOLDER.resolve("settings"))
                .replace("\ninside off", "\ninside 127.0.0.1:8445")
                .replace("\nhttp off", "\nhttp 127.0.0.1:8081")
                .replace("\ntrusted_proxies none", "\ntrusted_proxies 10.0.0.0/8 192.0.2.1")
                .replace("\ncanary_by user", "\ncanary_by request")
                .replace("\ntraced_percent 10", "\ntraced_percent 100");

        accept("--settings", file("settings", settings));

        assertThat(Files.readString(prefix.resolve("conf/inside.conf"))).contains("listen 127.0.0.1:8445;");
    }

    @Test
    void acceptsAPlaceOfItsOwnForEveryModule() throws IOException {
        var upstreams = """
            monolith 127.0.0.1:1 127.0.0.1:2
            users 127.0.0.1:3 127.0.0.1:4
            users-shadow 127.0.0.1:5
            orders 127.0.0.1:6
            billing 127.0.0.1:7
            notifications 127.0.0.1:8
            """;

        accept("--upstreams", file("upstreams", upstreams));
    }

    @Test
    void refusesWhatNginxDoesNotAccept() throws IOException {
        var refused =
                Gateway.run("generate", "--upstreams", file("upstreams", "monolith nowhere:port\n"), prefix.toString());

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(prefix.resolve("conf")).doesNotExist();
    }

    private void accept(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add(prefix.toString());
        Gateway.run("generate", all.toArray(String[]::new)).expect(0);
        Gateway.run("gateway", "test", prefix.toString()).expect(0);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(prefix.resolve(name), text).toString();
    }
}
