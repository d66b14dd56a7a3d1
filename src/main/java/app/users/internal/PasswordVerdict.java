package app.users.internal;

/** What came of looking at a password. */
sealed interface PasswordVerdict permits PasswordVerdict.Right, PasswordVerdict.Wrong, NotNow {

    record Right(Account account) implements PasswordVerdict {}

    /** Wrong, or there is no such user: nobody can tell the difference. */
    record Wrong() implements PasswordVerdict {}
}
