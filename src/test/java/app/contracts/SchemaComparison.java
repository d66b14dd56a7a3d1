package app.contracts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Decides what a change of an event means. An event is read by consumers of this version and of the one before, and it
 * is read again from outboxes that the version before wrote; so it is bound in both directions.
 *
 * <p>Compatible is an additional property that may be absent, and nothing else. A property that becomes optional is
 * missed by whoever relies on it, one that becomes required is absent in what is stored. A constant or case that is
 * taken away may be stored; one that is added cannot be read by a consumer that does not know its name, and the
 * delivery would fail until it is a dead letter: it needs a new version of the event.
 */
final class SchemaComparison implements Snapshot.Judge {

    /** Keywords that are looked into, and the one that only explains. */
    private static final Set<String> STRUCTURE =
            Set.of("properties", "required", "items", "oneOf", "additionalProperties", "description");

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public ContractChange between(String committed, String today) {
        if (committed.isEmpty()) {
            return new ContractChange(List.of(Finding.added(false, "the event", today.strip())));
        }
        if (today.isEmpty()) {
            return new ContractChange(List.of(Finding.removed("the event", committed.strip())
                    .because("nothing can read what is stored and sent under its name")));
        }
        var findings = new ArrayList<Finding>();
        compare("event", JSON.readTree(committed), JSON.readTree(today), findings);
        return new ContractChange(findings);
    }

    private static void compare(String place, JsonNode before, JsonNode after, List<Finding> findings) {
        names(before, after)
                .filter(keyword -> !STRUCTURE.contains(keyword))
                .filter(keyword -> !before.path(keyword).equals(after.path(keyword)))
                .forEach(keyword -> findings.add(Finding.changed(
                        true, place + ", " + keyword, text(before.path(keyword)), text(after.path(keyword)))));
        compareProperties(place, before, after, findings);
        compareCases(place, before.path("oneOf"), after.path("oneOf"), findings);
        Stream.of("items", "additionalProperties")
                .forEach(inner -> compareInner(
                        place + (inner.equals("items") ? "[]" : "{}"),
                        before.path(inner),
                        after.path(inner),
                        findings));
    }

    private static void compareInner(String place, JsonNode before, JsonNode after, List<Finding> findings) {
        if (before.isObject() && after.isObject()) {
            compare(place, before, after, findings);
        } else if (!before.equals(after)) {
            findings.add(Finding.changed(true, place, text(before), text(after)));
        }
    }

    private static void compareProperties(String place, JsonNode before, JsonNode after, List<Finding> findings) {
        var old = before.path("properties");
        var now = after.path("properties");
        names(old, now).forEach(name -> {
            var property = place + "." + name;
            if (!now.has(name)) {
                findings.add(Finding.removed(property, text(old.path(name))));
            } else if (!old.has(name)) {
                var finding = Finding.added(isRequired(after, name), property, text(now.path(name)));
                findings.add(
                        finding.breaking() ? finding.because("what is stored lacks it: make it optional") : finding);
            } else {
                compareRequired(property, isRequired(before, name), isRequired(after, name), findings);
                compare(property, old.path(name), now.path(name), findings);
            }
        });
    }

    private static void compareRequired(String property, boolean before, boolean after, List<Finding> findings) {
        if (before != after) {
            findings.add(
                    Finding.changed(true, property, before ? "required" : "optional", after ? "required" : "optional"));
        }
    }

    private static void compareCases(String place, JsonNode before, JsonNode after, List<Finding> findings) {
        var old = cases(before);
        var now = cases(after);
        var names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        for (var name : names) {
            var which = place + "(" + name + ")";
            if (!now.containsKey(name)) {
                findings.add(Finding.removed(which, text(old.get(name))));
            } else if (!old.containsKey(name)) {
                findings.add(Finding.added(true, which, text(now.get(name))));
            } else {
                compare(which, old.get(name), now.get(name), findings);
            }
        }
    }

    private static Map<String, JsonNode> cases(JsonNode oneOf) {
        var cases = new HashMap<String, JsonNode>();
        oneOf.forEach(each -> cases.put(each.at("/properties/type/const").asString(), each));
        return cases;
    }

    private static boolean isRequired(JsonNode schema, String name) {
        return schema.path("required")
                .valueStream()
                .anyMatch(each -> each.asString().equals(name));
    }

    private static Stream<String> names(JsonNode before, JsonNode after) {
        return Stream.concat(before.propertyStream(), after.propertyStream())
                .map(Map.Entry::getKey)
                .distinct();
    }

    private static String text(JsonNode node) {
        return node instanceof MissingNode ? "nothing" : node.toString();
    }
}
