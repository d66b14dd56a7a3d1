import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which module's code uses which other module's types. */
final class Dependencies {

    private final Code code;
    private final Map<String, Integer> depths = new HashMap<>();
    private final Set<String> visiting = new HashSet<>();

    Dependencies(Code code) {
        this.code = code;
    }

    List<String> of(String module) {
        var used = new TreeSet<String>();
        for (var type : code.of(module)) {
            type.references().forEach(name -> code.moduleOf(name).ifPresent(used::add));
        }
        used.remove(module);
        return List.copyOf(used);
    }

    /** The length of the longest way down; a cycle is cut where it closes. */
    int depth(String module) {
        if (depths.containsKey(module) || !visiting.add(module)) {
            return depths.getOrDefault(module, -1);
        }
        var depth = of(module).stream().mapToInt(this::depth).max().orElse(-1) + 1;
        depths.put(module, depth);
        return depth;
    }

    /** The way from the module back to itself; empty if there is none. */
    List<String> cycle(String module) {
        return way(module, module, new HashSet<>());
    }

    /** Types of other modules that are hidden from this one, and where they are mentioned. */
    List<String> reachIns(String module) {
        var found = new ArrayList<String>();
        for (var type : code.of(module)) {
            type.references().stream()
                    .filter(name -> code.moduleOf(name)
                            .filter(owner -> !owner.equals(module)
                                    && name.substring((code.base() + "/" + owner + "/").length())
                                            .contains("/"))
                            .isPresent())
                    .forEach(name -> found.add(type.simpleName() + " uses " + name.replace('/', '.')));
        }
        return found;
    }

    private List<String> way(String from, String to, Set<String> seen) {
        for (var next : of(from)) {
            if (next.equals(to)) {
                return List.of(from, to);
            }
            if (seen.add(next)) {
                var rest = way(next, to, seen);
                if (!rest.isEmpty()) {
                    var way = new ArrayList<>(List.of(from));
                    way.addAll(rest);
                    return way;
                }
            }
        }
        return List.of();
    }
}
