package app.notifications.internal;

import app.users.UserChanged;
import app.users.UserDeleted;
import app.users.UserRegistered;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Keeps whom to write to, and welcomes whoever is new. */
@Component
class UserListener {

    private final RecipientRepository recipients;
    private final PreferenceRepository preferences;
    private final NotificationDesk desk;

    UserListener(RecipientRepository recipients, PreferenceRepository preferences, NotificationDesk desk) {
        this.recipients = recipients;
        this.preferences = preferences;
        this.desk = desk;
    }

    /** One listener for both, so that the welcome never waits for its recipient to become known. */
    @ApplicationModuleListener(id = "notifications.remember-recipient")
    void on(UserRegistered event) {
        recipients.remember(event.userId().value(), event.email(), event.displayName(), event.occurredAt());
        desk.announce(Announcement.of(event));
    }

    @ApplicationModuleListener(id = "notifications.change-recipient")
    void on(UserChanged event) {
        recipients.remember(event.userId().value(), event.email(), event.displayName(), event.occurredAt());
    }

    @ApplicationModuleListener(id = "notifications.forget-recipient")
    void on(UserDeleted event) {
        recipients.forget(event.userId().value(), event.occurredAt());
        preferences.forget(event.userId().value());
    }
}
