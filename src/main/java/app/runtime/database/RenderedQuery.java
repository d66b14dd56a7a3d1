package app.runtime.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.TooManyRowsException;
import org.jspecify.annotations.Nullable;

/**
 * A query of which jOOQ renders the SQL once, and not each time it runs: for the few that run so often that this counts
 * (docs/performance.md). The compiler checks its tables and columns as those of any other; values are given by
 * position.
 *
 * <p>It joins the current transaction of the module whose {@link DSLContext} it was made with, ends with the deadline
 * of the request, and fails with jOOQ's exceptions. Any number of threads may run it at a time.
 */
public final class RenderedQuery {

    private final DSLContext dsl;
    private final String sql;
    private final List<SelectFieldOrAsterisk> fields;
    private final int values;

    /**
     * @param query with a {@link org.jooq.impl.DSL#param(String, Field) parameter} for each value, and no other values
     *     that are bound
     */
    public RenderedQuery(DSLContext dsl, Select<?> query) {
        for (var parameter : dsl.extractParams(query).values()) {
            if (parameter.getParamName() == null && !parameter.isInline()) {
                throw new IllegalArgumentException("The value " + parameter + " would be the same in each run of "
                        + query + ": inline it, or make it a named parameter");
            }
        }
        this.dsl = dsl;
        this.sql = dsl.render(query);
        this.fields = List.copyOf(query.$select());
        this.values = dsl.extractBindValues(query).size();
    }

    /**
     * Runs it with these values, in the order of the parameters, of types that JDBC binds by itself.
     *
     * @throws TooManyRowsException if there is more than one row
     */
    public <T> Optional<T> fetchOptional(Function<Row, T> view, Object... given) {
        if (given.length != values) {
            throw new IllegalArgumentException("Values: " + values + " needed, " + given.length + " given, for " + sql);
        }
        return dsl.connectionResult(connection -> run(connection, view, given));
    }

    private <T> Optional<T> run(Connection connection, Function<Row, T> view, Object... given) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var position = 0; position < given.length; position++) {
                statement.setObject(position + 1, given[position]);
            }
            StatementDeadline.limit(statement);
            try (var result = statement.executeQuery()) {
                return single(result, view);
            }
        } catch (SQLException failed) {
            throw StatementDeadline.hasEnded(failed)
                    ? StatementDeadline.exceeded()
                    : new DataAccessException("SQL [" + sql + "]; " + failed.getMessage(), failed);
        }
    }

    private <T> Optional<T> single(ResultSet result, Function<Row, T> view) throws SQLException {
        if (!result.next()) {
            return Optional.empty();
        }
        var found = view.apply(new JdbcRow(result, fields));
        if (result.next()) {
            throw new TooManyRowsException("More than one row: " + sql);
        }
        return Optional.of(found);
    }

    private record JdbcRow(ResultSet result, List<SelectFieldOrAsterisk> fields) implements Row {

        /** T says whether the column may be null, and the caller says T. */
        @Override
        @SuppressWarnings("NullAway")
        public <T extends @Nullable Object> T get(Field<T> field) {
            var position = fields.indexOf(field) + 1;
            if (position == 0) {
                throw new IllegalArgumentException("Not selected: " + field);
            }
            try {
                return field.getType().cast(value(position, field.getType()));
            } catch (SQLException unreadable) {
                throw new DataAccessException("The column " + field + " cannot be read", unreadable);
            }
        }

        /** The driver reads most types by itself. */
        private @Nullable Object value(int position, Class<?> type) throws SQLException {
            if (type == Instant.class) {
                var time = result.getObject(position, OffsetDateTime.class);
                return time == null ? null : time.toInstant();
            }
            if (type == JSONB.class) {
                return JSONB.jsonbOrNull(result.getString(position));
            }
            return result.getObject(position, type);
        }
    }
}
