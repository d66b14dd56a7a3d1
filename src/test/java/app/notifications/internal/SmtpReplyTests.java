package app.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpReplyTests {

    @ParameterizedTest
    @CsvSource({
        "550, true",
        "551, true",
        "553, true",
        "501, true",
        "450, false",
        "451, false",
        "421, false",
        "530, false"
    })
    void takesARefusedRecipientForPermanentButNotABusyServer(int code, boolean permanent) {
        var reply = SmtpReply.in(recipientFailed(code, code + " whatever"));

        assertThat(reply).map(SmtpReply::permanent).contains(permanent);
    }

    @Test
    void takesARefusedContentForPermanent() {
        assertThat(SmtpReply.in(commandFailed(".", 554)))
                .map(SmtpReply::permanent)
                .contains(true);
    }

    @Test
    void takesARefusedSenderForAMatterOfConfiguration() {
        assertThat(SmtpReply.in(commandFailed("MAIL FROM:<shop@monolift.example>", 550)))
                .map(SmtpReply::permanent)
                .contains(false);
    }

    @Test
    void keepsTheCodesAndNotTheAddress() {
        var reply = SmtpReply.in(recipientFailed(550, "550 5.1.1 <ada@example.org>: no such user\n"));

        assertThat(reply).map(SmtpReply::summary).contains("550 5.1.1");
    }

    @Test
    void isEmptyWhenTheServerFellSilent() {
        assertThat(SmtpReply.in(commandFailed(".", -1))).isEmpty();
        assertThat(SmtpReply.in(new SendFailedException("nothing known"))).isEmpty();
    }

    private static SendFailedException recipientFailed(int code, String text) {
        var failure = new SMTPAddressFailedException(new InternetAddress(), "RCPT TO", code, text);
        return new SendFailedException("Invalid Addresses", failure, new Address[0], new Address[0], new Address[0]);
    }

    private static SendFailedException commandFailed(String command, int code) {
        return new SMTPSendFailedException(
                command, code, code + " whatever", null, new Address[0], new Address[0], new Address[0]);
    }
}
