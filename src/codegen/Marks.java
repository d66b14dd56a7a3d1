import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The annotations of a class, a method or a record component. */
record Marks(List<Mark> all) {

    static Marks of(AttributedElement element) {
        return new Marks(element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream())
                .map(Mark::new)
                .toList());
    }

    Optional<Mark> find(String type) {
        return all.stream().filter(mark -> mark.type().equals(type)).findFirst();
    }

    record Mark(Annotation annotation) {

        String type() {
            var descriptor = annotation.className().stringValue();
            return descriptor.substring(1, descriptor.length() - 1);
        }

        boolean has(String element) {
            return elements(element).findAny().isPresent();
        }

        /** The values of an element, an array or not; none if it is left to its default. */
        List<String> texts(String element) {
            return elements(element).flatMap(found -> texts(found.value())).toList();
        }

        /** The first value of the first of the elements that has one. */
        Optional<String> text(String... elements) {
            return Stream.of(elements)
                    .flatMap(element -> texts(element).stream())
                    .findFirst();
        }

        private Stream<AnnotationElement> elements(String name) {
            return annotation.elements().stream()
                    .filter(element -> element.name().stringValue().equals(name));
        }

        private static Stream<String> texts(AnnotationValue value) {
            return switch (value) {
                case AnnotationValue.OfArray array -> array.values().stream().flatMap(Mark::texts);
                case AnnotationValue.OfString text -> Stream.of(text.stringValue());
                case AnnotationValue.OfEnum constant ->
                    Stream.of(constant.constantName().stringValue());
                default -> Stream.of();
            };
        }
    }
}
