package app.notifications.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a notification is about; users turn kinds off, not single mails. */
enum Kind {
    @JsonProperty("account")
    ACCOUNT,
    @JsonProperty("order")
    ORDER,
    @JsonProperty("payment")
    PAYMENT;

    static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The kind as the database and the API write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
