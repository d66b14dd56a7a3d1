package shop.orders.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.security.SecureRandom;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** As it should be: constants, and what is made to be shared. */
final class StateAsItShouldBe {

    static final String NAME = "orders";
    static final List<String> NAMES = List.of("a", "b");
    static final Map<String, Integer> NUMBERS = Map.of("a", 1);
    static final Set<String> COPY = Set.copyOf(new ArrayList<>(NAMES));
    static final List<Integer> STREAMED = Stream.of(1, 2).toList();
    static final Set<Integer> COLLECTED = Stream.of(1).collect(Collectors.toUnmodifiableSet());
    static final List<String> WRAPPED = Collections.unmodifiableList(new ArrayList<>());
    static final Map<String, String> LOADED = load();
    static final Pattern SKU = Pattern.compile("[a-z]+");
    static final Logger LOG = LoggerFactory.getLogger(StateAsItShouldBe.class);
    static final ScopedValue<String> USER = ScopedValue.newInstance();
    static final SecureRandom RANDOM = new SecureRandom();
    static final DateTimeFormatter DAY = DateTimeFormatter.ISO_DATE;
    static final Supplier<String> GREETING = () -> NAME;
    static final VarHandle ITEMS = MethodHandles.arrayElementVarHandle(int[].class);
    static final Price FREE = new Price(0);
    static final Kind KIND = Kind.GOODS;

    private static final byte[] KEY = {1, 2};

    private int count;

    int next() {
        return count++ + KEY[0];
    }

    private static Map<String, String> load() {
        var loaded = new HashMap<String, String>();
        loaded.put("a", "b");
        return Map.copyOf(loaded);
    }

    record Price(long amount) {}

    enum Kind {
        GIFT("g"),
        GOODS("o");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }

        String letter() {
            return letter;
        }
    }
}
