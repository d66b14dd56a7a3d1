package app.boundaries;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import java.util.List;

/**
 * Everything that is inspected: the modules, their class files as ArchUnit and as the JDK read them, their sources and
 * their migrations; and where one module names another.
 */
record Code(
        Modules modules,
        JavaClasses classes,
        Bytecode bytecode,
        Sources sources,
        List<Migration> migrations,
        List<Crossing> crossings) {

    static Code of(Modules modules, JavaClasses classes, Sources sources, List<Migration> migrations) {
        return new Code(
                modules, classes, Bytecode.of(classes), sources, migrations, Crossing.in(modules, classes, sources));
    }

    /** The classes of a module. */
    List<JavaClass> classesOf(Module module) {
        return classes.stream().filter(type -> module.owns(type.getName())).toList();
    }

    Location at(StringConstant string) {
        var file = sources.fileOf(string.type());
        return new Location(file, string.line() > 0 ? string.line() : sources.literal(file, string.value()));
    }

    /** A line within a string; only in a text block is it another one than that of the whole. */
    Location at(StringConstant string, int lineOfText) {
        var whole = at(string);
        var begin = sources.textBlock(whole.file(), string.value());
        return begin > 0 ? new Location(whole.file(), begin + lineOfText) : whole;
    }

    /** Where a class names another. */
    Location atMention(JavaClass type, JavaClass mentioned, int line) {
        var file = sources.fileOf(type);
        return new Location(file, line > 0 ? line : sources.mention(file, mentioned.getSimpleName()));
    }

    /** Where a module declares itself, or would. */
    Location packageInfo(Module module) {
        var file = module.packageName().replace('.', '/') + "/package-info.java";
        return new Location(sources.existing(file), 1);
    }

    /** Where a member is declared; where no source is there, its first line in the class file. */
    Location at(JavaMember member) {
        var file = sources.fileOf(member.getOwner());
        var line = sources.at(file)
                .flatMap(source -> Declarations.of(member, source).map(source::memberLine))
                .orElse(member.getSourceCodeLocation().getLineNumber());
        return new Location(file, line);
    }

    /** The file of a class, and a line in it; where the class file knows no line, the best that the source tells. */
    Location at(JavaClass type, int line) {
        var file = sources.fileOf(type);
        return new Location(file, line > 0 ? line : sources.declaration(file, type.getSimpleName()));
    }
}
