package app.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import app.runtime.calls.Newer;
import app.runtime.calls.Older;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The expansion that two versions are shown to stand over HTTP is one that the snapshots let pass. */
@Tag("boundaries")
class ExpandedApiTests {

    @Test
    void isCompatible() {
        var before = snapshot(Older.class);
        var after = snapshot(Newer.class).replace("Newer.", "Older.");

        var change = new ApiComparison().between(before, after);

        assertThat(change.findings()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(change.isBreaking()).as(change.report()).isFalse();
    }

    private static String snapshot(Class<?> version) {
        return new ApiText("app.runtime.calls", _ -> false)
                .of(Stream.concat(Arrays.stream(version.getDeclaredClasses()), cases(version))
                        .toList());
    }

    private static Stream<Class<?>> cases(Class<?> version) {
        return Arrays.stream(version.getDeclaredClasses())
                .filter(Class::isSealed)
                .flatMap(type -> List.<Class<?>>of(type.getPermittedSubclasses()).stream());
    }
}
