package app.boundaries;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Reads every string of a class: in code, in concatenations, in constants and in annotations. */
final class Strings {

    private static final int UNKNOWN_LINE = 0;

    private final JavaClass type;
    private final List<StringConstant> found = new ArrayList<>();

    private Strings(JavaClass type) {
        this.type = type;
    }

    static List<StringConstant> of(JavaClass type, ClassModel model) {
        var strings = new Strings(type);
        strings.inAnnotations(model);
        for (var field : model.fields()) {
            strings.inAnnotations(field);
            field.findAttribute(Attributes.constantValue())
                    .filter(it -> it.constant() instanceof StringEntry)
                    .ifPresent(it -> strings.add(UNKNOWN_LINE, ((StringEntry) it.constant()).stringValue()));
        }
        for (var method : model.methods()) {
            strings.inAnnotations(method);
            method.code().ifPresent(strings::inCode);
        }
        return strings.found;
    }

    private void inCode(CodeModel code) {
        var line = UNKNOWN_LINE;
        for (var element : code) {
            switch (element) {
                case LineNumber number -> line = number.line();
                case ConstantInstruction constant
                when constant.constantValue() instanceof String text -> add(line, text);
                case InvokeDynamicInstruction call -> inConcatenation(line, call);
                default -> {}
            }
        }
    }

    /** The recipe holds the constant parts; a second character stands for a constant that is among the arguments. */
    private void inConcatenation(int line, InvokeDynamicInstruction call) {
        if (!call.name().equalsString("makeConcatWithConstants")) {
            return;
        }
        var arguments = call.bootstrapArgs();
        var recipe = (String) arguments.getFirst();
        for (var constant : arguments.subList(1, arguments.size())) {
            recipe = recipe.replaceFirst("\u0002", Matcher.quoteReplacement(constant.toString()));
        }
        add(line, recipe);
    }

    private void inAnnotations(AttributedElement element) {
        element.findAttribute(Attributes.runtimeVisibleAnnotations())
                .ifPresent(it -> it.annotations().forEach(this::inAnnotation));
        element.findAttribute(Attributes.runtimeInvisibleAnnotations())
                .ifPresent(it -> it.annotations().forEach(this::inAnnotation));
    }

    private void inAnnotation(Annotation annotation) {
        annotation.elements().forEach(element -> inValue(element.value()));
    }

    private void inValue(AnnotationValue value) {
        switch (value) {
            case AnnotationValue.OfString text -> add(UNKNOWN_LINE, text.stringValue());
            case AnnotationValue.OfArray array -> array.values().forEach(this::inValue);
            case AnnotationValue.OfAnnotation nested -> inAnnotation(nested.annotation());
            default -> {}
        }
    }

    private void add(int line, String value) {
        found.add(new StringConstant(type, line, value));
    }
}
