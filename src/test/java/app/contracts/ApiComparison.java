package app.contracts;

import app.contracts.ApiModel.ApiType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a change of a module's public API means for the modules that use it, some of which may run elsewhere, in
 * the version before or after.
 *
 * <ul>
 *   <li>Taken away, renamed, of another type, kind, mapping or value: breaking. So is another order of components,
 *       which is that of the constructor and of record patterns.
 *   <li>A new component is compatible if it may be absent, and breaking if not: the other side may not know it yet. One
 *       that may be absent must stay so. One that may not may become so only in what the module does nothing but
 *       receive; there, whoever receives it is to be deployed first, because its version before wants it. A record that
 *       is written as its bare value so far may get none.
 *   <li>A new constant of an enum and a new case of a sealed interface are breaking wherever others get to see them: an
 *       exhaustive switch does not compile any more, and a process that does not know the name cannot read the JSON at
 *       all. In what only the module receives they are compatible: nobody else switches over it, nobody has to send it.
 *   <li>A new method is compatible in a facade, and breaking in a port, which others implement, unless it is a default.
 *   <li>A method of a facade may become idempotent, and must stay so: callers repeat it. In a port, it is others who
 *       would have to make it so.
 *   <li>A new type or constant is compatible.
 * </ul>
 */
final class ApiComparison implements Snapshot.Judge {

    @Override
    public ContractChange between(String committed, String today) {
        var before = ApiModel.parse(committed);
        var after = ApiModel.parse(today);
        var roles = ApiRoles.of(before, after);
        var findings = new ArrayList<Finding>();
        before.allWith(after)
                .keySet()
                .forEach(name -> findings.addAll(compare(before.named(name), after.named(name), roles)));
        return new ContractChange(findings);
    }

    private static List<Finding> compare(Optional<ApiType> before, Optional<ApiType> after, ApiRoles roles) {
        if (before.isEmpty()) {
            return after.stream()
                    .map(type -> Finding.added(false, type.name(), type.text()))
                    .toList();
        }
        return after.map(type -> compare(before.get(), type, roles))
                .orElseGet(() -> List.of(
                        Finding.removed(before.get().name(), before.get().text())));
    }

    private static List<Finding> compare(ApiType before, ApiType after, ApiRoles roles) {
        var findings = new ArrayList<Finding>();
        if (!before.header().equals(after.header())) {
            findings.add(Finding.changed(true, after.name(), before.header(), after.header()));
        }
        before.members().forEach((key, line) -> {
            var now = after.members().get(key);
            if (now == null) {
                findings.add(Finding.removed(after.name() + "." + key, line));
            } else if (!now.equals(line)) {
                findings.add(changed(after, key, line, now, roles));
            }
        });
        after.members().forEach((key, line) -> {
            if (!before.members().containsKey(key)) {
                findings.add(added(before, after, key, line, roles));
            }
        });
        order(before, after).ifPresent(findings::add);
        return findings;
    }

    private static Finding added(ApiType before, ApiType type, String key, String line, ApiRoles roles) {
        var what = type.name() + "." + key;
        return switch (line.substring(0, line.indexOf(' '))) {
            case "component" -> addedComponent(before, what, line);
            case "value", "case" ->
                roles.isOnlyReceived(type.name())
                        ? Finding.added(false, what, line)
                        : Finding.added(true, what, line)
                                .because("whoever switches over it does not compile, or cannot read it");
            case "method" ->
                type.isPort() && !line.startsWith("method default ")
                        ? Finding.added(true, what, line).because("others implement it: give it a default")
                        : Finding.added(false, what, line);
            default -> Finding.added(false, what, line);
        };
    }

    private static Finding addedComponent(ApiType before, String what, String line) {
        if (before.isBareValue()) {
            return Finding.added(true, what, line).because("the record is written as its bare value until now");
        }
        return mayBeAbsent(line)
                ? Finding.added(false, what, line)
                : Finding.added(true, what, line).because("the other side may not know it yet: make it @Nullable");
    }

    private static Finding changed(ApiType type, String key, String before, String after, ApiRoles roles) {
        var what = type.name() + "." + key;
        if (before.equals(after.replace("@Idempotent ", "")) && !type.isPort()) {
            return Finding.changed(false, what, before, after);
        }
        var isWidened = after.equals(before.replaceFirst("^component ", "component @Nullable "));
        if (isWidened && roles.isOnlyReceived(type.name())) {
            return Finding.changed(false, what, before, after);
        }
        var finding = Finding.changed(true, what, before, after);
        return isWidened ? finding.because("whoever reads it relies on its being there") : finding;
    }

    private static Optional<Finding> order(ApiType before, ApiType after) {
        var old = components(before, after);
        var now = components(after, before);
        return old.equals(now)
                ? Optional.empty()
                : Optional.of(Finding.changed(
                        true, after.name() + ", order of components", String.join(", ", old), String.join(", ", now)));
    }

    private static List<String> components(ApiType type, ApiType other) {
        return type.members().entrySet().stream()
                .filter(member -> member.getValue().startsWith("component "))
                .map(member -> member.getKey())
                .filter(other.members()::containsKey)
                .toList();
    }

    private static boolean mayBeAbsent(String component) {
        return component.matches("component (@\\w+(\\([^)]*\\))? )*?(@Nullable |Optional<).*");
    }
}
