package shop.orders.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class StateByCollection {

    private static final Map<String, Long> CACHE = new ConcurrentHashMap<>(); // planted: shared-state (a concurrent map)

    private static final List<String> NAMES = Arrays.asList("a", "b"); // planted: shared-state (a list that can be set)

    private static final Set<TimeUnit> UNITS = EnumSet.allOf(TimeUnit.class); // planted: shared-state (an enum set)

    private static final Map<String, String> SHARED = Collections.synchronizedMap(new HashMap<>()); // planted: shared-state (a wrapped map)

    private static final List<String> COLLECTED = Stream.of("a").collect(Collectors.toList()); // planted: shared-state (a collector)

    private static final Map<String, String> FILLED; // planted: shared-state (filled by an initialiser)

    private static final Collection<String> LOADED = load(); // planted: shared-state (what a method makes)

    static {
        var filled = new HashMap<String, String>();
        filled.put("a", "b");
        FILLED = filled;
    }

    private static Collection<String> load() {
        return new java.util.LinkedHashSet<>();
    }

    static int size() {
        return CACHE.size() + NAMES.size() + UNITS.size() + SHARED.size() + COLLECTED.size() + FILLED.size() + LOADED.size();
    }
}
