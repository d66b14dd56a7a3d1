package app.notifications;

import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;

/**
 * A mail as it arrived.
 *
 * @param headers the header lines, undecoded, such as {@code Auto-Submitted: auto-generated}
 */
public record ReceivedMail(
        String to, String toName, String from, String subject, String messageId, String body, List<String> headers) {

    static ReceivedMail of(Message message) {
        try {
            var to = (InternetAddress) message.getRecipients(Message.RecipientType.TO)[0];
            var from = (InternetAddress) message.getFrom()[0];
            return new ReceivedMail(
                    to.getAddress(),
                    String.valueOf(to.getPersonal()),
                    from.getAddress(),
                    message.getSubject(),
                    message.getHeader("Message-ID")[0],
                    message.getContent().toString(),
                    Collections.list(message.getAllHeaders()).stream()
                            .map(ReceivedMail::line)
                            .toList());
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String line(Header header) {
        return header.getName() + ": " + header.getValue();
    }
}
