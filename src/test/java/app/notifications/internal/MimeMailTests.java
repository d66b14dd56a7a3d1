package app.notifications.internal;

import static app.notifications.internal.NotificationFixture.NOON;
import static app.notifications.internal.NotificationFixture.mail;
import static app.notifications.internal.NotificationFixture.mailTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeMailTests {

    private static final Session SESSION = Session.getInstance(new Properties());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Eve\r\nBcc: all@example.org",
                "Eve\nBcc: all@example.org",
                "Eve\rBcc: all@example.org",
                "Zoë\r\nBcc: all@example.org",
                "Eve\u2028Bcc: all@example.org"
            })
    void letsNoNameWriteAHeader(String name) throws Exception {
        var received = overTheWire(mail("eve@example.org", name));

        assertThat(received.getHeader("Bcc")).isNull();
        assertThat(received.getAllRecipients()).hasSize(1);
        assertThat(((InternetAddress) received.getAllRecipients()[0]).getPersonal())
                .endsWith(" Bcc: all@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada Lovelace", "Zoë Müller", "山田太郎", "Ада \"Байрон\" <a@b.c>", "👩‍💻, Dr."})
    void writesNamesOfEveryAlphabet(String name) throws Exception {
        var received = overTheWire(mail("ada@example.org", name));

        assertThat(((InternetAddress) received.getAllRecipients()[0]).getPersonal())
                .isEqualTo(name);
        assertThat(received.getContent().toString()).startsWith("Hello " + name + ",");
    }

    @Test
    void keepsTheMessageIdOfTheNotificationInEveryAttempt() throws Exception {
        var mail = mailTo("ada@example.org");

        var first = overTheWire(mail).getMessageID();
        var second = overTheWire(mail).getMessageID();

        assertThat(first).isEqualTo("<" + mail.id() + "@monolift.example>").isEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org>\r\nRCPT TO:<eve@example.org",
                "ada@example.org\n",
                "ada",
                "ada@example.org, eve@example.org"
            })
    void refusesWhatIsNotOneAddress(String address) {
        assertThatThrownBy(() -> overTheWire(mailTo(address))).isInstanceOf(AddressException.class);
    }

    @Test
    void asksForNoAutomaticAnswer() throws Exception {
        var received = overTheWire(mailTo("ada@example.org"));

        assertThat(Collections.list(received.getAllHeaders()))
                .anySatisfy(header -> assertThat(header.getName() + ": " + header.getValue())
                        .isEqualTo("Auto-Submitted: auto-generated"));
    }

    private static MimeMessage overTheWire(Mail mail) throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        MimeMail.of(mail, "shop@monolift.example", NOON, SESSION).writeTo(bytes);
        return new MimeMessage(SESSION, new ByteArrayInputStream(bytes.toByteArray()));
    }
}
