package app.boundaries;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** Whose schema is whose: that of the module that is looked at, and those of all others. */
record SqlSchemas(String own, Set<String> others) {

    SqlSchemas {
        others = Set.copyOf(others);
    }

    boolean isForeign(String schema) {
        return others.contains(schema) && !schema.equals(own);
    }

    /** A role belongs to the module whose name it is, or ends with: {@code shop_billing}. */
    boolean isForeignRole(String role) {
        return !ownerOf(role).isEmpty() && !isOwnRole(role);
    }

    boolean isOwnRole(String role) {
        return ownerOf(role).equals(own);
    }

    private String ownerOf(String role) {
        return Stream.concat(Stream.of(own), others.stream())
                .filter(module -> !module.isEmpty() && (role.equals(module) || role.endsWith("_" + module)))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }
}
