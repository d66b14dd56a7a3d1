package app.runtime.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.runtime.resilience.DependencyUnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundle;

class MutualTlsTests {

    private static Certificate certificate;
    private static Certificate foreign;
    private static FacadeServer server;

    @BeforeAll
    static void serve(@TempDir Path folder) throws Exception {
        certificate = Certificate.in(folder, "internal");
        foreign = Certificate.in(folder, "foreign");
        server = FacadeServer.serve(Probe.class, new ProbeDesk(), List.of(FacadeServer.TOKEN), certificate.settings());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void letsInWhoHasACertificateAndTheToken() {
        assertThat(probe(certificate.bundle()).surroundings().remainingMillis()).isPositive();
    }

    @Test
    void refusesWhoHasTheTokenAlone() {
        assertThatExceptionOfType(RemoteCallException.class)
                .isThrownBy(() -> probe(certificate.trustAlone()).surroundings())
                .withMessage("Probe.surroundings of module probe answered 401 INTERNAL_CALLER_REQUIRED");
    }

    @Test
    void doesNotTalkToAProcessThatItDoesNotTrust() {
        for (var trust : List.of(foreign.bundle(), foreign.trustAlone())) {
            assertThatExceptionOfType(DependencyUnavailableException.class)
                    .isThrownBy(() -> probe(trust).surroundings())
                    .withMessage("probe is out of reach")
                    .withCauseInstanceOf(SSLException.class);
        }
    }

    private static Probe probe(SslBundle trust) {
        var location = URI.create("https://localhost:" + server.port());
        return Client.of(Probe.class, location, FacadeServer.TOKEN, new SimpleMeterRegistry(), trust);
    }
}
