package app.notifications.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What the mail server said instead of yes.
 *
 * @param code of RFC 5321
 * @param permanent whether the same mail will get the same answer: the server has refused the recipient or the content
 * @param summary code and enhanced code (RFC 3463), not the text, which often repeats the address
 */
record SmtpReply(int code, boolean permanent, String summary) {

    private static final Pattern CODES = Pattern.compile("^\\d{3}(?:[ -]\\d\\.\\d{1,3}\\.\\d{1,3})?(?=\\s|$)");

    /** The reply behind a failure; empty if the server fell silent. */
    static Optional<SmtpReply> in(SendFailedException failure) {
        for (Exception next = failure; next instanceof MessagingException current; next = current.getNextException()) {
            if (current instanceof SMTPAddressFailedException recipient) {
                var code = recipient.getReturnCode();
                return reply(code, code == 501 || refuses(code), recipient.getMessage());
            }
            if (current instanceof SMTPSendFailedException command) {
                var code = command.getReturnCode();
                // A refused sender is a matter of configuration: once that is put right, the mail can go.
                var aboutSender = command.getCommand().startsWith("MAIL");
                return reply(code, refuses(code) && !aboutSender, command.getMessage());
            }
        }
        return Optional.empty();
    }

    private static Optional<SmtpReply> reply(int code, boolean permanent, @Nullable String text) {
        return code < 0 ? Optional.empty() : Optional.of(new SmtpReply(code, permanent, summary(code, text)));
    }

    /** 550 to 559: no such mailbox, not allowed, too large, not accepted. Other 5xx are about the conversation. */
    private static boolean refuses(int code) {
        return code / 10 == 55;
    }

    private static String summary(int code, @Nullable String text) {
        var codes = CODES.matcher(Objects.requireNonNullElse(text, ""));
        return codes.find() ? codes.group() : Integer.toString(code);
    }
}
