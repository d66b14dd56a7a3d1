package app.users.internal;

/** What came of a login. */
sealed interface LoginResult permits LoginResult.LoggedIn, LoginResult.WrongCredentials, NotNow {

    record LoggedIn(TokenPair tokens) implements LoginResult {}

    /** Wrong password, or no such user: nobody can tell the difference. */
    record WrongCredentials() implements LoginResult {}
}
