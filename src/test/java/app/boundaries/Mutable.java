package app.boundaries;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.text.Format;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.Deque;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;

/**
 * Types whose objects change. Everything else passes: records, enums and interfaces, and what libraries declare safe to
 * share, such as loggers, patterns, formatters of {@code java.time}, mappers, variable handles and scoped values.
 */
final class Mutable {

    private static final List<Class<?>> CHANGING = List.of(
            Date.class,
            Calendar.class,
            Format.class,
            BitSet.class,
            Dictionary.class,
            ThreadLocal.class,
            StringBuilder.class,
            StringBuffer.class,
            ConcurrentMap.class,
            Queue.class,
            Deque.class,
            Lock.class,
            Semaphore.class,
            CountDownLatch.class);

    private Mutable() {}

    /** Whether the objects of a type change, for what its declaration tells. */
    static boolean is(Code code, JavaClass type) {
        return isInJdk(type.getName())
                || (code.classes().contain(type.getName()) && hasChangingField(type))
                || (!type.getName().startsWith("java.") && isCollection(type));
    }

    private static boolean hasChangingField(JavaClass type) {
        return !type.isEnum()
                && !type.isRecord()
                && type.getAllFields().stream()
                        .filter(field -> !field.getOwner().getName().startsWith("java."))
                        .filter(Mutable::isOfObject)
                        .anyMatch(field ->
                                isChanging(field) || isInJdk(field.getRawType().getName()));
    }

    static boolean isChanging(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.FINAL);
    }

    static boolean isOfObject(JavaField field) {
        return Stream.of(JavaModifier.STATIC, JavaModifier.SYNTHETIC).noneMatch(field.getModifiers()::contains);
    }

    private static boolean isCollection(JavaClass type) {
        return isCache(type)
                || (!type.isInterface()
                        && !type.getSimpleName().matches(".*(Immutable|Unmodifiable).*")
                        && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class)));
    }

    private static boolean isCache(JavaClass type) {
        return type.getAllClassesSelfIsAssignableTo().stream()
                .anyMatch(it -> it.getName().matches("(com|org)\\..*\\.cache\\.Cache"));
    }

    static boolean isInJdk(String name) {
        return loaded(name)
                .filter(type -> CHANGING.stream().anyMatch(it -> it.isAssignableFrom(type))
                        || type.getPackageName().equals("java.util.concurrent.atomic")
                        || (!type.isInterface() && isCollection(type)))
                .isPresent();
    }

    static boolean isCollection(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    static Optional<Class<?>> loaded(String name) {
        try {
            return name.startsWith("java.")
                    ? Optional.of(Class.forName(name, false, ClassLoader.getPlatformClassLoader()))
                    : Optional.empty();
        } catch (ClassNotFoundException ofNewerJdk) {
            return Optional.empty();
        }
    }
}
