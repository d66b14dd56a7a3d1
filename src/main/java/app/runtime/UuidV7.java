package app.runtime;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/**
 * UUIDs that sort by the time of their making (RFC 9562, version 7), so that indexes grow at one end and lists come
 * newest first. Within one process each is greater than the one before, in the same millisecond too.
 */
public final class UuidV7 {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private UuidV7() {}

    public static UUID next() {
        return GENERATOR.generate();
    }
}
