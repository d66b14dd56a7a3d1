package app.runtime.topology;

import java.util.Locale;

/**
 * A module of the application.
 *
 * @param name also the name of its database schema and the prefix of its settings
 * @param basePackage its root package
 */
public record AppModule(String name, String basePackage) {

    /** The module's prefix in the environment, such as {@code ORDERS_}. */
    public String variablePrefix() {
        return name.toUpperCase(Locale.ROOT) + "_";
    }

    /** Whether a class of this full name belongs to the module. */
    public boolean owns(String className) {
        return className.startsWith(basePackage + ".");
    }

    @Override
    public String toString() {
        return name;
    }
}
