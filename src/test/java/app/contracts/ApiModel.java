package app.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@link ApiText} has written, read back, so that today's code can be compared with that of any commit. */
record ApiModel(SequencedMap<String, ApiType> types) {

    private static final Pattern TYPE_NAME = Pattern.compile("\\b[A-Z]\\w*(?:\\.[A-Z]\\w*)*");

    static ApiModel parse(String text) {
        var types = new LinkedHashMap<String, ApiType>();
        Stream.of(text.split("\n(?=\\S)", -1))
                .filter(section -> !section.isBlank())
                .map(ApiType::parse)
                .forEach(type -> types.put(type.name(), type));
        return new ApiModel(types);
    }

    Optional<ApiType> named(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** The types of this module that a piece of text names. */
    Stream<ApiType> namedIn(String text) {
        return TYPE_NAME.matcher(text).results().map(MatchResult::group).flatMap(name -> named(name).stream());
    }

    /**
     * One type.
     *
     * @param members the line of each, by what identifies it
     */
    record ApiType(String name, String header, SequencedMap<String, String> members) {

        private static final Pattern HEADER = Pattern.compile("^[a-z ]+ ([A-Z][\\w.]*)");
        private static final Pattern COMPONENT = Pattern.compile("^component .* (\\w+)$");
        private static final Pattern CONSTANT = Pattern.compile("^(?:constant|field) .*? (\\w+)(?: = .*)?$");
        private static final Pattern METHOD =
                Pattern.compile("^(?:method|constructor) .*?(\\w+\\(.*?\\))(?: throws .*| via .*)?$");
        private static final Pattern ANNOTATION = Pattern.compile("@\\w+(?:\\(\"[^\"]*\"\\)|\\([^)]*\\))? ");

        static ApiType parse(String section) {
            var lines = section.strip().split("\n", -1);
            var members = new LinkedHashMap<String, String>();
            Stream.of(lines)
                    .skip(1)
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> members.put(key(line), line));
            return new ApiType(first(HEADER, lines[0]).orElseThrow(), lines[0], members);
        }

        boolean isPort() {
            return header.startsWith("port ");
        }

        boolean isFacade() {
            return isPort() || header.startsWith("interface ");
        }

        boolean isEvent() {
            return header.contains("@EventName(");
        }

        /** Whether it travels as the value of its one component. */
        boolean isBareValue() {
            var components = members.sequencedValues().stream()
                    .filter(member -> member.startsWith("component "))
                    .toList();
            return components.size() == 1 && components.getFirst().endsWith(" value");
        }

        String text() {
            return header + members.sequencedValues().stream().reduce("", (all, line) -> all + "\n    " + line);
        }

        private static String key(String line) {
            return Stream.of(COMPONENT, CONSTANT)
                    .flatMap(pattern -> first(pattern, line).stream())
                    .findFirst()
                    .or(() -> first(METHOD, ANNOTATION.matcher(line).replaceAll("")))
                    .orElse(line);
        }

        private static Optional<String> first(Pattern pattern, String line) {
            var matcher = pattern.matcher(line);
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        }
    }

    /** Everything that both know about. */
    Map<String, ApiType> allWith(ApiModel other) {
        var all = new LinkedHashMap<String, ApiType>(types);
        other.types.forEach(all::putIfAbsent);
        return all;
    }
}
