package app.notifications.internal;

import static app.notifications.internal.NotificationFixture.NOON;
import static app.notifications.internal.NotificationFixture.addressOf;
import static app.notifications.internal.NotificationFixture.cancelled;
import static app.notifications.internal.NotificationFixture.changed;
import static app.notifications.internal.NotificationFixture.confirmed;
import static app.notifications.internal.NotificationFixture.deleted;
import static app.notifications.internal.NotificationFixture.refunded;
import static app.notifications.internal.NotificationFixture.registered;
import static app.notifications.internal.jooq.Tables.NOTIFICATION;
import static app.notifications.internal.jooq.Tables.RECIPIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.notifications.ReceivedMail;
import app.notifications.internal.jooq.tables.records.NotificationRecord;
import app.orders.OrderNotifications;
import app.orders.OrderView.CancellationReason;
import app.runtime.UuidV7;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class NotificationsIntegrationTests {

    private final NotificationsAtWork module = new NotificationsAtWork();
    private UUID user = UuidV7.next();

    @BeforeEach
    void startWithSomebodyNew() {
        user = UuidV7.next();
        module.mailbox().comeBack();
        module.takeQueued();
    }

    @AfterAll
    void close() {
        module.close();
    }

    @Test
    void sendsOneMailPerFact() {
        module.users().on(registered(user));
        module.orders().on(confirmed(user));
        module.orders().on(cancelled(user, CancellationReason.BY_CUSTOMER));
        module.payments().on(refunded(user));

        module.sendQueued();

        assertThat(module.mailbox().messagesFor(addressOf(user)))
                .extracting(mail -> mail.subject().replaceFirst(" [0-9a-f-]{36}", ""))
                .containsExactly(
                        "Welcome to Monolift",
                        "Your order is confirmed",
                        "Your order is cancelled",
                        "Your refund for order");
        assertThat(module.notificationsOf(user))
                .extracting(NotificationRecord::getKind, NotificationRecord::getStatus, NotificationRecord::getAttempts)
                .containsExactly(sent("account"), sent("order"), sent("order"), sent("payment"));
    }

    @Test
    void announcesAFactThatIsDeliveredAgainOnlyOnce() {
        module.users().on(registered(user));
        var fact = confirmed(user);
        module.orders().on(fact);

        module.orders().on(fact);

        module.sendQueued();
        assertThat(module.mailbox().messagesFor(addressOf(user))).hasSize(2);
        assertThat(module.notificationsOf(user)).hasSize(2);
    }

    @Test
    void sendsNoSecondMailWhenAskedToSendAgain() {
        module.users().on(registered(user));
        var queued = module.takeQueued().getFirst();
        module.sender().on(queued);

        module.sender().on(queued);

        assertThat(module.mailbox().messagesFor(addressOf(user))).hasSize(1);
        assertThat(onlyNotification().getStatus()).isEqualTo("SENT");
    }

    @Test
    void keepsAMailWhileTheServerIsDownAndSendsItAfterwards() {
        module.users().on(registered(user));
        var queued = module.takeQueued().getFirst();
        module.mailbox().goDown();
        assertThatThrownBy(() -> module.sender().on(queued)).isInstanceOf(MailNotSentException.class);
        assertThat(onlyNotification().getStatus()).isEqualTo("QUEUED");
        module.mailbox().comeBack();

        module.sender().on(queued);

        assertThat(module.mailbox().messagesFor(addressOf(user))).hasSize(1);
        assertThat(onlyNotification().getAttempts()).isEqualTo(2);
        assertThat(onlyNotification().getPossibleRepeats()).isZero();
    }

    @Test
    void givesUpOnARefusedRecipientAndSaysWhyWithoutTheAddress() {
        module.mailbox().refuse(addressOf(user), "550 5.1.1 <%s>: no such user".formatted(addressOf(user)));
        module.users().on(registered(user));

        module.sendQueued();

        assertThat(onlyNotification().getStatus()).isEqualTo("FAILED");
        assertThat(onlyNotification().getFailure()).isEqualTo("the mail server answered 550 5.1.1");
        assertThat(module.mailbox().messagesFor(addressOf(user))).isEmpty();
    }

    @Test
    void countsWhatMayBeARepeatAndRepeatsItUnderTheSameMessageId() {
        module.users().on(registered(user));
        var queued = module.takeQueued().getFirst();
        module.mailbox().goDownAfterNextMail();
        assertThatThrownBy(() -> module.sender().on(queued)).isInstanceOf(MailNotSentException.class);
        module.mailbox().comeBack();

        module.sender().on(queued);

        assertThat(module.mailbox().messagesFor(addressOf(user)))
                .hasSize(2)
                .extracting(ReceivedMail::messageId)
                .containsOnly("<" + queued.notificationId() + "@monolift.example>");
        assertThat(onlyNotification().getPossibleRepeats()).isEqualTo(1);
    }

    @Test
    void asksToBeToldAgainWhileTheUserIsUnknown() {
        var fact = confirmed(user);
        assertThatThrownBy(() -> module.orders().on(fact))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not known here yet");
        module.users().on(registered(user));

        module.orders().on(fact);

        module.sendQueued();
        assertThat(module.mailbox().messagesFor(addressOf(user))).hasSize(2);
    }

    @Test
    void showsButDoesNotSendWhatTheUserTurnedOff() {
        module.users().on(registered(user));
        module.preferences().mute(user, Kind.PAYMENT);
        module.takeQueued();

        module.payments().on(refunded(user));

        assertThat(module.takeQueued()).isEmpty();
        assertThat(module.notificationsOf(user)).last().satisfies(notification -> {
            assertThat(notification.getKind()).isEqualTo("payment");
            assertThat(notification.getStatus()).isEqualTo("SUPPRESSED");
        });
    }

    @Test
    void writesToTheNewestAddressInWhateverOrderChangesArrive() {
        module.users().on(changed(user, "newest-" + addressOf(user), NOON.plusSeconds(20)));
        module.users().on(changed(user, "older-" + addressOf(user), NOON.plusSeconds(10)));
        module.users().on(registered(user));

        module.sendQueued();

        assertThat(module.mailbox().messagesFor("newest-" + addressOf(user)))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.toName()).isEqualTo("Ada King");
                });
    }

    @Test
    void forgetsADeletedUser() {
        module.users().on(registered(user));
        module.sendQueued();
        module.preferences().mute(user, Kind.PAYMENT);

        module.users().on(deleted(user, NOON.plusSeconds(60)));

        assertThat(everythingStored()).doesNotContain(addressOf(user));
        assertThat(nameOf(user)).isNull();
        assertThat(module.preferences().wants(user, Kind.PAYMENT)).isTrue();
    }

    @Test
    void sendsADeletedUserNothingThatIsStillQueued() {
        module.users().on(registered(user));
        module.users().on(deleted(user, NOON.plusSeconds(60)));

        module.sendQueued();

        assertThat(onlyNotification().getStatus()).isEqualTo("SUPPRESSED");
        assertThat(module.mailbox().messagesFor(addressOf(user))).isEmpty();
    }

    @Test
    void doesNotRememberADeletedUserAgain() {
        module.users().on(deleted(user, NOON));

        module.users().on(registered(user));
        module.users().on(changed(user, addressOf(user), NOON.plusSeconds(60)));
        module.orders().on(confirmed(user));

        assertThat(module.takeQueued()).isEmpty();
        assertThat(module.notificationsOf(user)).isEmpty();
        assertThat(everythingStored()).doesNotContain(addressOf(user));
    }

    @Test
    void tellsWhatWasSaidAboutAnOrder() {
        module.users().on(registered(user));
        var fact = confirmed(user);
        module.orders().on(fact);
        module.sendQueued();

        var about = module.correspondence().about(fact.orderId().value());

        assertThat(about)
                .extracting(OrderNotifications.Sent::kind, OrderNotifications.Sent::status)
                .containsExactly(Tuple.tuple("order", "SENT"));
        assertThat(module.correspondence().about(UuidV7.next())).isEmpty();
    }

    private NotificationRecord onlyNotification() {
        return module.notificationsOf(user).getFirst();
    }

    private String everythingStored() {
        return module.dsl().fetch(RECIPIENT).formatCSV()
                + module.dsl().fetch(NOTIFICATION).formatCSV();
    }

    private @Nullable String nameOf(UUID id) {
        return module.dsl()
                .fetchOptional(RECIPIENT, RECIPIENT.USER_ID.eq(id))
                .orElseThrow()
                .getDisplayName();
    }

    private static Tuple sent(String kind) {
        return Tuple.tuple(kind, "SENT", 1);
    }
}
