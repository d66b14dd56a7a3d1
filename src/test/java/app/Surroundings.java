package app;

import app.billing.PaymentProviderSimulator;
import app.notifications.Mailbox;
import app.runtime.database.TestDatabase;
import app.wire.Facades;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** What the application of a {@link MonoliftTest} talks to: all of it real, all of it on free ports. */
public final class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Other processes may call the modules by it. */
    public static final String INTERNAL_TOKEN = "an internal token that all tests share";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var database = TestDatabase.create();
        var provider = PaymentProviderSimulator.start();
        var mailbox = Mailbox.start();
        context.getBeanFactory().registerSingleton("testDatabase", database);
        context.getBeanFactory().registerSingleton("paymentProviderSimulator", provider);
        context.getBeanFactory().registerSingleton("mailbox", mailbox);
        Facades.wire((GenericApplicationContext) context);
        TestPropertyValues.of(Elsewhere.settings()).applyTo(context);
        TestPropertyValues.of(
                        "DATABASE_URL=" + database.url(),
                        "PAYMENT_PROVIDER_URL=" + provider.url(),
                        "SMTP_HOST=localhost",
                        "SMTP_PORT=" + mailbox.smtpPort(),
                        "SMTP_TLS=none",
                        "PORT=0",
                        "MANAGEMENT_PORT=0",
                        "INTERNAL_TOKEN=" + INTERNAL_TOKEN,
                        "DRAIN_DELAY=0s",
                        "USERS_ARGON2_MEMORY=64",
                        "USERS_ARGON2_ITERATIONS=1",
                        // A provider that comes back is asked again before a test loses patience.
                        "CIRCUIT_OPEN=500ms",
                        "EVENTS_RETRY_BASE=50ms",
                        "EVENTS_RETRY_CAP=500ms")
                .applyTo(context);
    }
}
