package app.notifications;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Lets the mail server refuse recipients, and break down at the worst moment. */
final class MailboxManagers extends Managers {

    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final AtomicBoolean breakdown = new AtomicBoolean();
    private final SmtpManager smtp;

    MailboxManagers(Runnable goDown) {
        this.smtp = new SmtpManager(getImapHostManager(), getUserManager()) {

            @Override
            public @Nullable String checkRecipient(SmtpState state, MailAddress recipient) {
                return refusals.get(key(recipient.getEmail()));
            }

            @Override
            public synchronized void send(SmtpState state) {
                super.send(state);
                if (breakdown.compareAndSet(true, false)) {
                    goDown.run();
                }
            }
        };
    }

    @Override
    public SmtpManager getSmtpManager() {
        return smtp;
    }

    void refuse(String email, String reply) {
        refusals.put(key(email), reply);
    }

    void accept(String email) {
        refusals.remove(key(email));
    }

    void goDownAfterNextMail() {
        breakdown.set(true);
    }

    private static String key(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
