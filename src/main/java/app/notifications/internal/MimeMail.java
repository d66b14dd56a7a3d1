package app.notifications.internal;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;

/** A mail as it goes over the wire: plain text, UTF-8, with a Message-ID that is the same in every attempt. */
final class MimeMail extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** Whatever could end a header line: a name must not write headers of its own. */
    private static final Pattern LINE_BREAKERS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

    private final String messageId;

    private MimeMail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /** @throws AddressException if the recipient's address is none */
    static MimeMail of(Mail mail, String from, Instant now, Session session) throws MessagingException {
        var name = oneLine(mail.displayName());
        var domain = from.substring(from.lastIndexOf('@') + 1);
        var message = new MimeMail(session, "<%s@%s>".formatted(mail.id(), domain));
        message.setFrom(new InternetAddress(from));
        message.setRecipient(RecipientType.TO, address(mail.to(), name));
        message.setSubject(oneLine(mail.subject()), UTF_8);
        message.setSentDate(Date.from(now));
        // RFC 3834: nobody's absence note answers this.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setText("Hello %s,%n%n%s".formatted(name, mail.body()), UTF_8);
        message.saveChanges();
        return message;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static InternetAddress address(String email, String name) throws AddressException {
        if (LINE_BREAKERS.matcher(email).find()) {
            throw new AddressException("Control character in address");
        }
        var address = new InternetAddress(email, true);
        try {
            address.setPersonal(name, UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return address;
    }

    private static String oneLine(String text) {
        return LINE_BREAKERS.matcher(text).replaceAll(" ").strip();
    }
}
