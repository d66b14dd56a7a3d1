package app.runtime.database;

import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * A row of a result, read by the fields that were selected. What jOOQ itself has fetched is one too:
 * {@code record::get}.
 */
@FunctionalInterface
public interface Row {

    /**
     * @return null if the column is
     * @throws IllegalArgumentException if the field was not selected
     */
    <T extends @Nullable Object> T get(Field<T> field);
}
