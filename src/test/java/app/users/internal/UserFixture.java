package app.users.internal;

import app.runtime.settings.SettingsBinder;
import app.runtime.web.TokenTerms;
import app.users.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Named examples. */
final class UserFixture {

    static final Password PASSWORD = new Password("correct horse battery staple");
    static final Password OTHER_PASSWORD = new Password("another horse, another battery");
    static final String ADDRESS = "192.0.2.1";
    static final SigningKeys KEYS = SigningKeys.temporary();
    static final TokenTerms TERMS = new TokenTerms("monolift", "monolift");

    private UserFixture() {}

    /** Settings under which hashing is quick, and these. */
    static UserSettings settings(Map<String, String> variables) {
        var all = new HashMap<String, Object>();
        all.put("USERS_SIGNING_KEYS", KEYS.signing().toJSONString());
        all.put("USERS_ARGON2_MEMORY", "64");
        all.put("USERS_ARGON2_ITERATIONS", "1");
        all.putAll(variables);
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", all));
        return SettingsBinder.bind(environment, UserSettings.class);
    }

    /** An address that nobody else has. */
    static EmailAddress newEmail() {
        return new EmailAddress("u" + UUID.randomUUID() + "@example.org");
    }

    static RegisterUser ada() {
        return ada(newEmail());
    }

    static RegisterUser ada(EmailAddress email) {
        return new RegisterUser(email, new DisplayName("Ada Lovelace"), PASSWORD, false);
    }

    static ChangeUser newName(UserId user, String name) {
        return new ChangeUser(user, new DisplayName(name), null, null, null);
    }

    static ChangeUser newPassword(UserId user, Password newPassword, Password currentPassword) {
        return new ChangeUser(user, null, null, newPassword, currentPassword);
    }

    static ChangeUser newEmail(UserId user, EmailAddress email, Password currentPassword) {
        return new ChangeUser(user, null, email, null, currentPassword);
    }

    /** Does all of it at the same time; answers in order. */
    static <R> List<R> inParallel(int times, IntFunction<? extends R> work) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = IntStream.range(0, times)
                    .<Future<R>>mapToObj(number -> executor.submit(() -> work.apply(number)))
                    .toList();
            return results.stream().map(UserFixture::result).toList();
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
