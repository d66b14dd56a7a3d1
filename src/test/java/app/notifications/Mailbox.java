package app.notifications;

import static com.icegreen.greenmail.util.ServerSetup.PROTOCOL_IMAP;
import static com.icegreen.greenmail.util.ServerSetup.PROTOCOL_POP3;
import static com.icegreen.greenmail.util.ServerSetup.PROTOCOL_SMTP;

import com.icegreen.greenmail.imap.ImapServer;
import com.icegreen.greenmail.pop3.Pop3Server;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mail server for tests and development: takes every mail by SMTP and shows it by IMAP and POP3. Every address has a
 * mailbox; its login is the address, with any password.
 */
public final class Mailbox implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final long START_LIMIT_MILLIS = 10_000;

    private final MailboxManagers managers = new MailboxManagers(this::goDown);
    private final ImapServer imap;
    private final Pop3Server pop3;
    private final int smtpPort;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile @Nullable SmtpServer smtp;

    private Mailbox(int smtpPort, int imapPort) {
        var users = managers.getUserManager();
        users.setAuthRequired(false);
        users.setMessageDeliveryHandler((message, address) -> userOf(address.getEmail()));
        var server = running(new CountingSmtpServer(smtpPort));
        this.smtp = server;
        this.smtpPort = server.getPort();
        this.imap = running(new ImapServer(setup(imapPort, PROTOCOL_IMAP), managers));
        this.pop3 = running(new Pop3Server(setup(0, PROTOCOL_POP3), managers));
    }

    /** Starts on free ports of the loopback interface. */
    public static Mailbox start() {
        return start(0, 0);
    }

    /** Starts on these ports of the loopback interface; 0 takes a free one. */
    public static Mailbox start(int smtpPort, int imapPort) {
        return new Mailbox(smtpPort, imapPort);
    }

    /** Runs a mailbox as a process of its own, until it is ended. Arguments: SMTP port, IMAP port. */
    static void main(String... arguments) throws InterruptedException {
        try (var mailbox = start(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]))) {
            System.out.printf(
                    "SMTP on %d, IMAP on %d, POP3 on %d%n", mailbox.smtpPort(), mailbox.imapPort(), mailbox.pop3Port());
            Thread.currentThread().join();
        }
    }

    public int smtpPort() {
        return smtpPort;
    }

    public int imapPort() {
        return imap.getPort();
    }

    public int pop3Port() {
        return pop3.getPort();
    }

    /** The mails to an address, oldest first, read by IMAP as its owner would. */
    public List<ReceivedMail> messagesFor(String email) {
        userOf(email);
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect(HOST, imapPort(), email, "any");
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                var messages = inbox.getMessages();
                // All in one answer: message by message, it takes seconds for a hundred.
                var everything = new FetchProfile();
                everything.add(IMAPFolder.FetchProfileItem.MESSAGE);
                inbox.fetch(messages, everything);
                return received(messages);
            }
        } catch (MessagingException unreadable) {
            throw new IllegalStateException("The mailbox of " + email + " can't be read", unreadable);
        }
    }

    /** Every mail to anybody, without IMAP. */
    public List<ReceivedMail> all() {
        return received(managers.getImapHostManager().getAllMessages().stream()
                .map(stored -> stored.getMimeMessage())
                .toArray(Message[]::new));
    }

    /** How many connections were made to send mail since the start. */
    public int connectionsSeen() {
        return connections.get();
    }

    /** Answers every attempt to send to this address with this line, such as {@code 550 5.1.1 No such user}. */
    public void refuse(String email, String reply) {
        managers.refuse(email, reply);
    }

    /** Takes mails to this address again. */
    public void accept(String email) {
        managers.accept(email);
    }

    /** Takes the next mail, but goes down instead of saying so: the sender cannot know. */
    public void goDownAfterNextMail() {
        managers.goDownAfterNextMail();
    }

    /** Ends SMTP and breaks its connections; mails that were taken can still be read. */
    public synchronized void goDown() {
        var running = smtp;
        if (running != null) {
            running.stopService();
            smtp = null;
        }
    }

    /** Starts SMTP again, on the same port. */
    public synchronized void comeBack() {
        if (smtp == null) {
            smtp = running(new CountingSmtpServer(smtpPort));
        }
    }

    @Override
    public void close() {
        goDown();
        imap.stopService();
        pop3.stopService();
    }

    /** Serialised, because a login and a delivery may both be the first to need the user. */
    private synchronized GreenMailUser userOf(String email) {
        var users = managers.getUserManager();
        try {
            var known = users.getUserByEmail(email);
            return known == null ? users.createUser(email, email, email) : known;
        } catch (UserException raced) {
            throw new IllegalStateException(raced);
        }
    }

    private static ServerSetup setup(int port, String protocol) {
        return new ServerSetup(port, HOST, protocol);
    }

    private static <S extends AbstractServer> S running(S server) {
        try {
            server.setDaemon(true);
            server.startService();
            if (!server.waitTillRunning(START_LIMIT_MILLIS)) {
                throw new IllegalStateException(server.getServerSetup() + " does not start: is its port taken?");
            }
            return server;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private static List<ReceivedMail> received(Message... messages) {
        var mails = new ArrayList<ReceivedMail>();
        for (var message : messages) {
            mails.add(ReceivedMail.of(message));
        }
        return List.copyOf(mails);
    }

    private final class CountingSmtpServer extends SmtpServer {

        CountingSmtpServer(int port) {
            super(setup(port, PROTOCOL_SMTP), Mailbox.this.managers);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            connections.incrementAndGet();
            return new ForgivingHandler(super.createProtocolHandler(client));
        }
    }

    /** A sender that is killed is no reason for an uncaught exception. */
    private record ForgivingHandler(ProtocolHandler handler) implements ProtocolHandler {

        private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

        @Override
        public void run() {
            try {
                handler.run();
            } catch (IllegalStateException senderIsGone) {
                log.debug("A sender hung up", senderIsGone);
            }
        }

        @Override
        public void close() {
            handler.close();
        }
    }
}
