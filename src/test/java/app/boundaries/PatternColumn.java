package app.boundaries;

import com.sun.source.tree.AnyPatternTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.Tree;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The patterns that are tried on one value: on what is switched over, or on one component of a record.
 *
 * @param declared the type of the component; null if it is not known
 * @param nested whether it is a component
 */
record PatternColumn(
        List<Label> labels, @Nullable JavaClass declared, boolean nested, TypeNames names, SealedTypes sealed) {

    /**
     * One pattern.
     *
     * @param guarded whether it may match and yet not be taken
     */
    record Label(Tree pattern, boolean guarded) {}

    static PatternColumn of(List<? extends CaseTree> cases, TypeNames names, SealedTypes sealed) {
        var labels = cases.stream()
                .flatMap(it -> it.getLabels().stream()
                        .flatMap(label -> pattern(label).stream())
                        .map(pattern -> new Label(pattern, it.getGuard() != null)))
                .toList();
        return new PatternColumn(labels, null, false, names, sealed);
    }

    /** A constant counts as its type, which has to stand before it where the type is sealed. */
    private static Optional<Tree> pattern(CaseLabelTree label) {
        return switch (label) {
            case PatternCaseLabelTree it -> Optional.of(it.getPattern());
            case ConstantCaseLabelTree it
            when it.getConstantExpression() instanceof MemberSelectTree constant ->
                Optional.of(constant.getExpression());
            default -> Optional.empty();
        };
    }

    /** The sealed type whose outcomes the patterns tell apart: the lowest that every one of them is about. */
    Optional<JavaClass> sealedType() {
        return sealed.all().stream()
                .filter(candidate -> declared == null || declared.equals(candidate))
                .filter(candidate -> labels.stream().anyMatch(it -> isOutcome(it, candidate)))
                .filter(candidate ->
                        labels.stream().allMatch(it -> isOutcome(it, candidate) || takesAll(it.pattern(), candidate)))
                .reduce((one, other) -> isA(one, other) ? one : other);
    }

    /** The patterns that take every outcome that is left, each with the type whose outcomes they take. */
    Map<Tree, JavaClass> catchAlls() {
        var found = new LinkedHashMap<Tree, JavaClass>();
        sealedType()
                .ifPresent(type -> labels.stream()
                        .filter(label -> !label.guarded() && takesAll(label.pattern(), type))
                        .filter(_ -> !nested || isToldApart(type))
                        .forEach(label -> found.put(label.pattern(), type)));
        components().forEach(column -> found.putAll(column.catchAlls()));
        return found;
    }

    /** Whether it, or a component in it, is of a sealed type. */
    boolean decides() {
        return sealedType().isPresent() || components().anyMatch(PatternColumn::decides);
    }

    /** Where no outcome is told from another, as in {@code case Answer(var result)}, the value may be taken whole. */
    private boolean isToldApart(JavaClass type) {
        return labels.stream().anyMatch(it -> isOutcome(it, type) && !takesAll(it.pattern(), type));
    }

    private Stream<PatternColumn> components() {
        return labels.stream()
                .filter(it -> it.pattern() instanceof DeconstructionPatternTree)
                .flatMap(it -> type(it.pattern()).stream())
                .distinct()
                .flatMap(this::components);
    }

    private Stream<PatternColumn> components(JavaClass type) {
        var declared = sealed.components(type);
        return IntStream.range(0, declared.size())
                .mapToObj(index -> new PatternColumn(
                        nested(type, index), declared.get(index).orElse(null), true, names, sealed));
    }

    private List<Label> nested(JavaClass type, int index) {
        return labels.stream()
                .filter(it -> type(it.pattern()).filter(type::equals).isPresent())
                .filter(it -> it.pattern() instanceof DeconstructionPatternTree)
                .map(it -> new Label(
                        ((DeconstructionPatternTree) it.pattern())
                                .getNestedPatterns()
                                .get(index),
                        it.guarded()))
                .toList();
    }

    private boolean isOutcome(Label label, JavaClass type) {
        return type(label.pattern()).filter(it -> isA(it, type)).isPresent();
    }

    private boolean takesAll(Tree pattern, JavaClass type) {
        return switch (pattern) {
            case AnyPatternTree _ -> true;
            case BindingPatternTree binding -> {
                var named = binding.getVariable().getType();
                yield named == null
                        || List.of("var", "Object").contains(named.toString())
                        || type(pattern).filter(it -> isA(type, it)).isPresent();
            }
            default -> false;
        };
    }

    private Optional<JavaClass> type(Tree pattern) {
        return switch (pattern) {
            case AnyPatternTree _ -> Optional.empty();
            case BindingPatternTree binding ->
                Optional.ofNullable(binding.getVariable().getType()).flatMap(names::resolve);
            case DeconstructionPatternTree deconstruction -> names.resolve(deconstruction.getDeconstructor());
            default -> names.resolve(pattern);
        };
    }

    private static boolean isA(JavaClass type, JavaClass other) {
        return type.isAssignableTo(other.getName());
    }
}
