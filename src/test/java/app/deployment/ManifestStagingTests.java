package app.deployment;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Staging is production with a host and systems outside of its own: what is tried there harms nobody. */
@NeedsModules
class ManifestStagingTests {

    /** That of a mail's sender, too. */
    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]*\\bexample\\.org");

    private static final Pattern DIGEST = Pattern.compile("\"(monolift|billing|notifications)-[a-z0-9]{10}\"");

    @Test
    void namesNoHostOfProduction() {
        assertThat(hosts(Overlay.of("production")))
                .contains("shop.example.org", "payments.example.org", "smtp.example.org");

        assertThat(shared(Overlay.of("staging"))).isEmpty();
    }

    @Test
    void tellsAHostOfProduction() {
        assertThat(shared(Overlay.of("production"))).hasSizeGreaterThan(2);
        assertThat(shared(Overlay.of("staging").but("sandbox.payments.example.org", "payments.example.org")))
                .containsExactly("payments.example.org");
        assertThat(shared(Overlay.of("staging").but("'hosts':['staging.", "'hosts':['shop.")))
                .containsExactly("shop.example.org");
    }

    @Test
    void isProductionInAllElse() {
        assertThat(withoutHosts(Overlay.of("staging"))).isEqualTo(withoutHosts(Overlay.of("production")));
    }

    @Test
    void tellsWhatElseDiffers() {
        assertThat(withoutHosts(Overlay.of("staging").but("'SMTP_PORT':'587'", "'SMTP_PORT':'25'")))
                .isNotEqualTo(withoutHosts(Overlay.of("production")));
        assertThat(withoutHosts(Overlay.of("staging").without("NetworkPolicy", "default-deny")))
                .isNotEqualTo(withoutHosts(Overlay.of("production")));
    }

    private static Set<String> shared(Overlay overlay) {
        var ofProduction = hosts(Overlay.of("production"));
        return hosts(overlay).stream().filter(ofProduction::contains).collect(toSet());
    }

    private static Set<String> hosts(Overlay overlay) {
        return texts(overlay)
                .flatMap(text -> HOST.matcher(text).results())
                .map(MatchResult::group)
                .collect(toSet());
    }

    /** Nor the digests of the settings, which have the hosts in them. */
    private static Set<String> withoutHosts(Overlay overlay) {
        return texts(overlay)
                .map(text -> HOST.matcher(text).replaceAll("host"))
                .map(text -> DIGEST.matcher(text).replaceAll("\"$1\""))
                .collect(toSet());
    }

    private static Stream<String> texts(Overlay overlay) {
        return overlay.objects().stream().map(object -> object.json().toString());
    }
}
