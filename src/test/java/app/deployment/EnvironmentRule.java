package app.deployment;

import app.runtime.settings.InvalidSettingsException;
import app.runtime.settings.SettingsBinder;
import app.runtime.settings.SettingsCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A container has the variables that the application needs in its role, with values that it takes, and no other. */
record EnvironmentRule(Overlay overlay, Secrets secrets) {

    /** What a JVM reads itself. */
    private static final Set<String> OF_THE_JVM = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    /** Without these it makes a key of its own, which other instances don't have. */
    private static final Set<String> OF_SEVERAL_INSTANCES = Set.of("CURSOR_KEY", "USERS_SIGNING_KEYS");

    /** Without these it starts, and what they are for waits. */
    private static final Set<String> OF_PRODUCTION =
            Set.of("PAYMENT_PROVIDER_URL", "SMTP_HOST", "MAIL_FROM", "TRUSTED_PROXIES", "DRAIN_DELAY");

    List<String> problems() {
        return overlay.pods().stream()
                .flatMap(pod -> pod.containers().stream())
                .flatMap(this::problems)
                .toList();
    }

    private Stream<String> problems(PodContainer container) {
        var found = PodEnvironment.of(container, overlay, secrets);
        var problems = new ArrayList<>(found.problems());
        try {
            var environment = found.asFound();
            var known = new SettingsCatalogue(environment)
                    .entries().stream().map(SettingsCatalogue.Entry::name).toList();
            found.variables().keySet().stream()
                    .filter(name -> !known.contains(name) && !OF_THE_JVM.contains(name))
                    .sorted()
                    .forEach(name -> problems.add(name + " is not known to the application"));
            if (container.serves()) {
                needed(known, container)
                        .filter(name -> !found.variables().containsKey(name))
                        .sorted()
                        .forEach(name -> problems.add(name + " is needed, but not set"));
                SettingsBinder.check(environment);
            } else {
                SettingsBinder.bind(environment, settingsOfMigration());
            }
        } catch (InvalidSettingsException invalid) {
            problems.addAll(invalid.problems());
        } catch (RuntimeException unknown) {
            problems.add(String.valueOf(unknown.getMessage()));
        }
        return problems.stream().map(problem -> container + ": " + problem);
    }

    /** Of those that it knows in its role, what it could do without, but should not here. */
    private Stream<String> needed(List<String> known, PodContainer container) {
        var inDevelopment = overlay.name().endsWith("/dev");
        var needed = inDevelopment
                ? OF_SEVERAL_INSTANCES.stream()
                : Stream.concat(OF_SEVERAL_INSTANCES.stream(), OF_PRODUCTION.stream());
        return Stream.concat(
                needed.filter(known::contains),
                container.pod().hosts().contains("users") ? Stream.of() : Stream.of("JWKS_URL"));
    }

    /** What the command reads, which is all that it reads. */
    private static Class<? extends Record> settingsOfMigration() {
        return OfTheApplication.type("runtime.database.DatabaseSettings").asSubclass(Record.class);
    }
}
