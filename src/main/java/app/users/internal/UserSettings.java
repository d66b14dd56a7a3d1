package app.users.internal;

import app.runtime.settings.Settings;
import app.runtime.settings.Variable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/** How users log in. */
@Settings
record UserSettings(
        @Variable(
                name = "USERS_SIGNING_KEYS",
                meaning = "EC P-256 private keys that sign access tokens, as PKCS#8 PEM blocks or a JWK set: the first "
                        + "signs, all are published; absent, one is made at start that ends with the process",
                secret = true)
        @Nullable
        SigningKeys signingKeys,

        @Variable(
                name = "USERS_ACCESS_TOKEN_LIFETIME",
                meaning = "How long an access token is valid; it cannot be revoked before",
                defaultValue = "PT15M")
        @DurationMin(seconds = 1)
        @DurationMax(hours = 1)
        Duration accessTokenLifetime,

        @Variable(
                name = "USERS_REFRESH_TOKEN_LIFETIME",
                meaning = "How long a refresh token is valid; a session that is not refreshed for so long ends",
                defaultValue = "PT720H")
        @DurationMin(minutes = 1)
        @DurationMax(days = 366)
        Duration refreshTokenLifetime,

        @Variable(
                name = "USERS_ATTEMPTS_PER_ACCOUNT",
                meaning = "How many wrong passwords an account bears in one window before it is locked for its rest",
                defaultValue = "10")
        @Min(1)
        @Max(1_000_000)
        int attemptsPerAccount,

        @Variable(
                name = "USERS_ATTEMPTS_PER_ADDRESS",
                meaning = "How many wrong passwords one network address may send in one window, for whatever accounts",
                defaultValue = "100")
        @Min(1)
        @Max(1_000_000)
        int attemptsPerAddress,

        @Variable(
                name = "USERS_ATTEMPTS_WINDOW",
                meaning = "The window in which wrong passwords are counted; it starts with the first",
                defaultValue = "PT15M")
        @DurationMin(seconds = 1)
        @DurationMax(days = 1)
        Duration attemptsWindow,

        @Variable(
                name = "USERS_ARGON2_MEMORY",
                meaning = "Memory that hashing one password takes, in KiB",
                defaultValue = "19456")
        @Min(8)
        @Max(1_048_576)
        int argon2Memory,

        @Variable(
                name = "USERS_ARGON2_ITERATIONS",
                meaning = "How often hashing a password goes through that memory",
                defaultValue = "2")
        @Min(1)
        @Max(100)
        int argon2Iterations,

        @Variable(
                name = "USERS_HASHES_AT_ONCE",
                meaning = "How many passwords are hashed at the same time; 0 means as many as there are processors",
                defaultValue = "0")
        @Min(0)
        @Max(1_024)
        int hashesAtOnce,

        @Variable(
                name = "USERS_HASHING_WAIT",
                meaning = "How long a request waits for its turn to hash before it is answered 503",
                defaultValue = "PT3S")
        @DurationMin(millis = 1)
        @DurationMax(seconds = 30)
        Duration hashingWait,

        @Variable(
                name = "USERS_ADMIN_PASSWORD",
                meaning =
                        "Password for the command create-admin; absent, it is read from the console or standard input",
                secret = true)
        @Nullable
        Password adminPassword) {}
