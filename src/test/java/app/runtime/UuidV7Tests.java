package app.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UuidV7Tests {

    @Test
    void sortsByTheOrderOfItsMaking() {
        var ids =
                Stream.generate(UuidV7::next).limit(100_000).map(UUID::toString).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }
}
