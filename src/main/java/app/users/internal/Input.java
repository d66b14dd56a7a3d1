package app.users.internal;

import java.util.function.Predicate;

/** What a person may enter, each with its rule. */
enum Input {
    EMAIL(
            "must be an email address of at most 254 characters",
            text -> EmailAddress.parse(text).isPresent()),
    DISPLAY_NAME(
            "must have 1 to 100 characters and no control characters",
            text -> DisplayName.parse(text).isPresent()),
    NEW_PASSWORD("must have 12 to 128 characters", text -> Password.chosen(text).isPresent());

    private final String rule;

    @SuppressWarnings("ImmutableEnumChecker") // each is a lambda without state
    private final Predicate<String> acceptance;

    Input(String rule, Predicate<String> acceptance) {
        this.rule = rule;
        this.acceptance = acceptance;
    }

    /** Continues a sentence that starts with the name of the field. */
    String rule() {
        return rule;
    }

    boolean accepts(String text) {
        return acceptance.test(text);
    }
}
