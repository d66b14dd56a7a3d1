package app.boundaries;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A module as its package declares it.
 *
 * @param declaration its allowed dependencies, or null if it declares none
 * @param open whether everybody may use all of its types
 * @param exposed the names of the types that others may use
 */
record Module(String name, String packageName, @Nullable Set<String> declaration, boolean open, Set<String> exposed) {

    /** Whether a type, given by its binary or source name, belongs to this module. */
    boolean owns(String type) {
        return type.startsWith(packageName + ".");
    }

    /** Whether others may use a type of this module. Types nested in an exposed one are exposed with it. */
    boolean exposes(String type) {
        return open || exposed.contains(type) || exposed.contains(outermost(type));
    }

    boolean mayUse(Module other) {
        return equals(other) || (declaration != null && declaration.contains(other.name));
    }

    private String outermost(String type) {
        var afterPackage = type.indexOf('$');
        return afterPackage < 0 ? type : type.substring(0, afterPackage);
    }
}
