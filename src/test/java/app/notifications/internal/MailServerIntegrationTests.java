package app.notifications.internal;

import static app.notifications.internal.NotificationFixture.mail;
import static app.notifications.internal.NotificationFixture.mailTo;
import static app.notifications.internal.NotificationFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.notifications.Mailbox;
import app.notifications.ReceivedMail;
import app.notifications.internal.NotificationSettings.Tls;
import app.notifications.internal.SendResult.Accepted;
import app.notifications.internal.SendResult.Deferred;
import app.notifications.internal.SendResult.Refused;
import app.runtime.resilience.DependenciesForTests;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailServerIntegrationTests {

    private final Mailbox mailbox = Mailbox.start();
    private final MailServer server = server(settings(mailbox.smtpPort()));

    @AfterEach
    void closeMailbox() {
        mailbox.close();
    }

    @Test
    void sendsPlainTextThatArrivesAsItWasWritten() {
        var mail = mail("zoe@example.org", "Zoë");

        var result = server.send(mail);

        assertThat(result).isEqualTo(new Accepted());
        assertThat(mailbox.messagesFor("zoe@example.org")).singleElement().satisfies(received -> {
            assertThat(received.toName()).isEqualTo("Zoë");
            assertThat(received.from()).isEqualTo("shop@monolift.example");
            assertThat(received.subject()).isEqualTo(mail.subject());
            assertThat(received.messageId()).isEqualTo("<" + mail.id() + "@monolift.example>");
            assertThat(received.body()).isEqualToNormalizingNewlines("Hello Zoë,\n\nit is paid.");
        });
    }

    @Test
    void sendsManyMailsOverFewConnections() {
        var results = IntStream.range(0, 200)
                .parallel()
                .mapToObj(number -> server.send(mailTo("buyer" + number + "@example.org")))
                .distinct();

        assertThat(results).containsExactly(new Accepted());
        assertThat(mailbox.all())
                .extracting(ReceivedMail::to)
                .doesNotHaveDuplicates()
                .hasSize(200);
        assertThat(mailbox.connectionsSeen()).isLessThanOrEqualTo(2);
    }

    @Test
    void defersWhileTheServerIsDownAndSendsWhenItIsBack() {
        assertThat(server.send(mailTo("ada@example.org"))).isEqualTo(new Accepted());
        mailbox.goDown();
        assertThat(server.send(mailTo("ada@example.org"))).isInstanceOf(Deferred.class);

        mailbox.comeBack();

        assertThat(server.send(mailTo("ada@example.org"))).isEqualTo(new Accepted());
        assertThat(mailbox.messagesFor("ada@example.org")).hasSize(2);
    }

    @Test
    void isLeftAloneForAWhileOnceItIsDown() {
        mailbox.goDown();
        for (var mail = 0; mail < 20; mail++) {
            assertThat(server.send(mailTo("ada@example.org"))).isInstanceOf(Deferred.class);
        }
        mailbox.comeBack();

        assertThat(server.send(mailTo("ada@example.org")))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.reason()).contains("smtp is not called"));
        assertThat(mailbox.all()).isEmpty();
    }

    @Test
    void isNotLeftAloneForRefusingRecipients() {
        mailbox.refuse("nobody@example.org", "550 5.1.1 <nobody@example.org> is unknown");
        for (var mail = 0; mail < 40; mail++) {
            assertThat(server.send(mailTo("nobody@example.org"))).isInstanceOf(Refused.class);
        }

        assertThat(server.send(mailTo("ada@example.org"))).isEqualTo(new Accepted());
    }

    @Test
    void tellsARefusedRecipientFromABusyServer() {
        mailbox.refuse("nobody@example.org", "550 5.1.1 <nobody@example.org> is unknown");
        mailbox.refuse("busy@example.org", "451 4.3.0 Try again later");

        assertThat(server.send(mailTo("nobody@example.org")))
                .isEqualTo(new Refused("the mail server answered 550 5.1.1"));
        assertThat(server.send(mailTo("busy@example.org")))
                .isEqualTo(new Deferred("the mail server answered 451 4.3.0"));
        assertThat(server.send(mailTo("ada@example.org"))).isEqualTo(new Accepted());
    }

    @Test
    void refusesAMalformedAddressWithoutAskingTheServer() {
        mailbox.goDown();

        assertThat(server.send(mailTo("not an address"))).isEqualTo(new Refused("the address is malformed"));
    }

    @Test
    void doesNotGuessWhenTheAnswerIsLost() {
        mailbox.goDownAfterNextMail();

        assertThatThrownBy(() -> server.send(mailTo("ada@example.org")))
                .isInstanceOf(MailNotSentException.class)
                .hasMessageContaining("stays QUEUED");
        assertThat(mailbox.all()).hasSize(1);
    }

    @Test
    void givesUpOnAServerThatNeverEndsItsAnswer() throws IOException {
        // A server that is kept from writing for so long would be one that says nothing.
        var limit = Duration.ofSeconds(2);
        try (var dribbling = DribblingServer.start()) {
            var patient = server(settings(dribbling.port(), Tls.NONE, limit));

            assertThatThrownBy(() -> patient.send(mailTo("ada@example.org")))
                    .isInstanceOf(MailNotSentException.class)
                    .hasMessageContaining("no answer");
        }
    }

    @Test
    void sendsNothingInTheClearWhenTlsIsRequired() {
        var careful = server(settings(mailbox.smtpPort(), Tls.STARTTLS, Duration.ofSeconds(10)));

        assertThat(careful.send(mailTo("ada@example.org"))).isInstanceOf(Deferred.class);
        assertThat(mailbox.all()).isEmpty();
    }

    @Test
    void logsInWhereTheServerWantsIt() {
        var withLogin = server(new NotificationSettings(
                "127.0.0.1", mailbox.smtpPort(), Tls.NONE, "shop", "secret", Duration.ofSeconds(10), 1, "a@b.example"));

        assertThat(withLogin.send(mailTo("ada@example.org"))).isEqualTo(new Accepted());
    }

    @Test
    void defersWithoutAMailServer() {
        var without = server(new NotificationSettings(
                null, 587, Tls.STARTTLS, null, null, Duration.ofSeconds(10), 1, "a@b.example"));

        assertThat(without.send(mailTo("ada@example.org"))).isEqualTo(new Deferred("SMTP_HOST is not set"));
    }

    private static MailServer server(NotificationSettings settings) {
        return new MailServer(settings, new SmtpConnections(settings), Clock.systemUTC(), DependenciesForTests.fresh());
    }
}
