package app.boundaries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Says of what the compiler did not find which module it belongs to, and what to do about it. */
final class LiftExplanation {

    private final Collection<LiftModule> modules;
    private final LiftSources sources;

    LiftExplanation(Collection<LiftModule> modules, LiftSources sources) {
        this.modules = modules;
        this.sources = sources;
    }

    /** One failure for each symbol that a file misses. What the compiler reports as a consequence is left out. */
    List<LiftFailure> of(LiftModule lifted, List<Diagnostic<? extends JavaFileObject>> errors) {
        var crossings = new LinkedHashMap<String, LiftFailure>();
        errors.stream()
                .map(error -> crossing(lifted, error))
                .flatMap(Optional::stream)
                .forEach(failure -> crossings.putIfAbsent(failure.type() + " " + failure.symbol(), failure));
        return crossings.isEmpty() ? errors.stream().map(this::unexplained).toList() : List.copyOf(crossings.values());
    }

    private Optional<LiftFailure> crossing(LiftModule lifted, Diagnostic<? extends JavaFileObject> error) {
        var from = typeIn(error);
        var user = owner(from).orElse(lifted);
        return sources.symbolIn(expressionAt(error))
                .filter(symbol -> !lifted.owns(symbol))
                .map(symbol -> new LiftFailure(
                        from, fileName(error), error.getLineNumber(), symbol, explain(lifted, user, symbol)));
    }

    private String explain(LiftModule lifted, LiftModule user, String symbol) {
        var owner = owner(symbol);
        // A root package that mentions its own internals: they are not for whoever uses that root package.
        var bound = owner.equals(Optional.of(user)) ? lifted : user;
        return ("needs %s of %s, which is not in what %s may use: %s."
                        + " Lifted out, %s would not have it. Instead: %s.")
                .formatted(
                        symbol,
                        owner.map(module -> "module " + module.name()).orElse("no module"),
                        bound.name(),
                        whatMayBeUsedBy(bound),
                        lifted.name(),
                        owner.map(module -> advice(bound, module))
                                .orElse("move it to the module that gives it its meaning"));
    }

    private static String advice(LiftModule user, LiftModule owner) {
        if (user.open()) {
            return "what every module may use knows none of them; let %s offer an interface that %s implements"
                    .formatted(user.name(), owner.name());
        }
        if (user.allowed().contains(owner.name())) {
            return "use what %s offers in its root package, and let it offer there what is missing, but no internals"
                    .formatted(owner.packageName());
        }
        return ("listen to the events of %s, or own an interface that it implements; or, if %s may know it, use its"
                        + " root package and name it in the allowedDependencies of %s")
                .formatted(owner.name(), user.name(), user.packageName());
    }

    private String whatMayBeUsedBy(LiftModule user) {
        var offered = modules.stream()
                .filter(module -> user.allowed().contains(module.name()))
                .map(module -> module.open() ? module.packageName() + ".." : module.packageName())
                .sorted();
        return Stream.concat(Stream.of(user.packageName() + ".."), offered).collect(Collectors.joining(", "));
    }

    private Optional<LiftModule> owner(String symbol) {
        return modules.stream().filter(module -> module.owns(symbol)).findFirst();
    }

    private LiftFailure unexplained(Diagnostic<? extends JavaFileObject> error) {
        return LiftFailure.unexplained(typeIn(error), fileName(error), error.getLineNumber(), error.getMessage(null));
    }

    private String typeIn(Diagnostic<? extends JavaFileObject> error) {
        return error.getSource() == null
                ? ""
                : sources.typeIn(Path.of(error.getSource().toUri()));
    }

    private static String fileName(Diagnostic<? extends JavaFileObject> error) {
        return error.getSource() == null
                ? ""
                : Objects.toString(Path.of(error.getSource().toUri()).getFileName());
    }

    /** The names, joined by dots, that the compiler complains about. */
    private static String expressionAt(Diagnostic<? extends JavaFileObject> error) {
        if (error.getSource() == null || error.getPosition() == Diagnostic.NOPOS) {
            return "";
        }
        try {
            return error.getSource()
                    .getCharContent(true)
                    .subSequence((int) error.getStartPosition(), (int) error.getEndPosition())
                    .toString()
                    .replaceAll("\\s", "")
                    .replaceFirst("[^\\w.].*", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
