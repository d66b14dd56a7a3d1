import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.reflect.AccessFlag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What there is to know about one class file.
 *
 * @param name with slashes, as all names here
 * @param supertypes the superclass and the interfaces
 * @param references every type that it mentions, in descriptors and signatures too
 * @param strings its string constants
 * @param isOpenInterface an interface that anybody may implement
 */
record CodeClass(
        String name,
        String sourceFile,
        Set<String> supertypes,
        Marks marks,
        List<CodeMethod> methods,
        List<Component> components,
        Set<String> references,
        Set<String> strings,
        boolean isOpenInterface) {

    private static final Pattern TYPE = Pattern.compile("(?:^|[\\[(;<>:+*-])L?((?:[\\w$]+/)+[\\w$-]+)");

    static CodeClass of(ClassModel model) {
        var name = model.thisClass().asInternalName();
        var strings = new TreeSet<String>();
        var literals = new HashSet<Integer>();
        var references = new TreeSet<String>();
        for (var entry : model.constantPool()) {
            if (entry instanceof StringEntry text) {
                strings.add(text.stringValue());
                literals.add(text.utf8().index());
            }
        }
        for (var entry : model.constantPool()) {
            if (entry instanceof Utf8Entry text && !literals.contains(text.index())) {
                TYPE.matcher(text.stringValue()).results().forEach(type -> references.add(type.group(1)));
            }
        }
        return new CodeClass(
                name,
                model.findAttribute(Attributes.sourceFile())
                        .map(SourceFileAttribute::sourceFile)
                        .map(Utf8Entry::stringValue)
                        .orElse(""),
                supertypes(model),
                Marks.of(model),
                model.methods().stream()
                        .map(method -> CodeMethod.of(name, method))
                        .toList(),
                components(model),
                references,
                strings,
                isOpenInterface(model));
    }

    /** Its place in a folder of sources. */
    String sourcePath() {
        return name.substring(0, name.lastIndexOf('/') + 1) + sourceFile;
    }

    String simpleName() {
        return name.substring(name.lastIndexOf('/') + 1).replace('$', '.');
    }

    private static Set<String> supertypes(ClassModel model) {
        var all = new TreeSet<String>();
        model.superclass().map(ClassEntry::asInternalName).ifPresent(all::add);
        model.interfaces().forEach(type -> all.add(type.asInternalName()));
        return all;
    }

    private static List<Component> components(ClassModel model) {
        return model.findAttribute(Attributes.record()).stream()
                .flatMap(components -> components.components().stream())
                .map(Component::of)
                .toList();
    }

    private static boolean isOpenInterface(ClassModel model) {
        return model.flags().has(AccessFlag.INTERFACE)
                && !model.flags().has(AccessFlag.ANNOTATION)
                && model.findAttribute(Attributes.permittedSubclasses()).isEmpty();
    }

    /** A component of a record. */
    record Component(String descriptor, Marks marks) {

        static Component of(RecordComponentInfo info) {
            return new Component(info.descriptor().stringValue(), Marks.of(info));
        }
    }
}
