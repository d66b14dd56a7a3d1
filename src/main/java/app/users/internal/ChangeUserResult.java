package app.users.internal;

import app.users.UserView;

/** What came of a change. */
sealed interface ChangeUserResult
        permits ChangeUserResult.Changed,
                ChangeUserResult.NotFound,
                ChangeUserResult.EmailTaken,
                ChangeUserResult.PasswordMissing,
                ChangeUserResult.PasswordWrong,
                NotNow {

    record Changed(UserView user) implements ChangeUserResult {}

    record NotFound() implements ChangeUserResult {}

    record EmailTaken() implements ChangeUserResult {}

    record PasswordMissing() implements ChangeUserResult {}

    record PasswordWrong() implements ChangeUserResult {}
}
