package app.boundaries;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A module as its package declares it.
 *
 * @param declaration its allowed dependencies, or null if it declares none
 * @param open whether everybody may use all of its types
 * @param exposed the names of the types that others may use, with the name of the interface that offers them, which is
 *     empty for the root package
 */
record Module(
        String name, String packageName, @Nullable Set<String> declaration, boolean open, Map<String, String> exposed) {

    static final String ROOT = "";

    /** Whether a type, given by its binary or source name, belongs to this module. */
    boolean owns(String type) {
        return type.startsWith(packageName + ".");
    }

    /** Whether others may use a type of this module. Types nested in an exposed one are exposed with it. */
    boolean exposes(String type) {
        return open || exposed.containsKey(type) || exposed.containsKey(outermost(type));
    }

    /** Whether this module declares that it may use something of the other one. */
    boolean mayUse(Module other) {
        return equals(other)
                || (declaration != null
                        && declaration.stream()
                                .anyMatch(it -> it.equals(other.name) || it.startsWith(other.name + "::")));
    }

    /** {@code orders} allows the root package of orders, {@code orders::spi} what it offers under that name. */
    boolean mayUse(Module other, String type) {
        if (equals(other) || declaration == null) {
            return equals(other);
        }
        var offered = other.exposed.getOrDefault(outermost(type), ROOT);
        return declaration.contains(offered.equals(ROOT) ? other.name : other.name + "::" + offered)
                || declaration.contains(other.name + "::*");
    }

    private static String outermost(String type) {
        var nested = type.indexOf('$');
        return nested < 0 ? type : type.substring(0, nested);
    }
}
