package app.users.internal;

import app.runtime.database.DatabaseForTests;
import app.runtime.database.TestDatabase;
import app.runtime.json.Json;
import app.runtime.web.TokenTerms;
import app.users.UserView;
import app.users.Users;
import app.users.internal.LoginResult.LoggedIn;
import app.users.internal.RegisterResult.Registered;
import app.wire.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The module as one process has it; several of them may share a database. */
final class UsersAtWork implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final List<Object> published = new CopyOnWriteArrayList<>();

    private UsersAtWork() {}

    static UsersAtWork on(TestDatabase database, Clock clock, Map<String, String> variables) {
        var process = new UsersAtWork();
        var context = process.context;
        // Not as a bean definition: its context would close what others still use.
        context.getBeanFactory().registerSingleton("testDatabase", database);
        context.registerBean("testClock", Clock.class, () -> clock, definition -> definition.setPrimary(true));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(JsonMapper.class, Json::mapper);
        context.registerBean(TokenTerms.class, () -> UserFixture.TERMS);
        context.registerBean(UserSettings.class, () -> UserFixture.settings(variables));
        context.register(
                DatabaseForTests.class,
                AccountRepository.class,
                SessionRepository.class,
                AttemptRepository.class,
                AttemptLimiter.class,
                PasswordHashing.class,
                PasswordCheck.class,
                AccessTokens.class,
                Members.class,
                RegistrationDesk.class,
                ProfileDesk.class,
                LoginDesk.class,
                UserDirectory.class,
                AdminPassword.class,
                CreateAdminCommand.class);
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> payload) {
                process.published.add(payload.getPayload());
            }
        });
        context.refresh();
        return process;
    }

    RegistrationDesk registration() {
        return context.getBean(RegistrationDesk.class);
    }

    ProfileDesk profiles() {
        return context.getBean(ProfileDesk.class);
    }

    LoginDesk logins() {
        return context.getBean(LoginDesk.class);
    }

    /** What other modules see. */
    Users facade() {
        return Wire.through(Users.class, directory());
    }

    UserDirectory directory() {
        return context.getBean(UserDirectory.class);
    }

    CreateAdminCommand createAdmin() {
        return context.getBean(CreateAdminCommand.class);
    }

    AttemptLimiter limiter() {
        return context.getBean(AttemptLimiter.class);
    }

    /** Does this while one of the turns to hash is taken. */
    <R> R whileHashing(Supplier<R> work) {
        return context.getBean(PasswordHashing.class).inTurn(work).orElseThrow();
    }

    /** The events that were published, oldest first. */
    List<Object> published() {
        return published;
    }

    UserView registered(RegisterUser command) {
        return ((Registered) registration().register(command)).user();
    }

    RefreshToken loggedIn(EmailAddress email, Password password) {
        var tokens = ((LoggedIn) logins().login(email, password, UserFixture.ADDRESS)).tokens();
        return refreshToken(tokens);
    }

    static RefreshToken refreshToken(TokenPair tokens) {
        return RefreshToken.parse(tokens.refreshToken().value()).orElseThrow();
    }

    @Override
    public void close() {
        context.close();
    }
}
