package app.runtime.database;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.SQLDataType;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the keys in the module's own schema; a second claim waits for the row of the first. */
final class SchemaIdempotencyKeys implements IdempotencyKeys {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Field<UUID> CALLER = field(name("caller"), SQLDataType.UUID);
    private static final Field<String> KEY = field(name("key"), SQLDataType.CLOB);
    private static final Field<byte[]> COMMAND_HASH = field(name("command_hash"), SQLDataType.BLOB);
    private static final Field<JSON> RESULT = field(name("result"), SQLDataType.JSON);
    private static final Field<Instant> CREATED_AT = field(name("created_at"), SQLDataType.INSTANT);

    private final ModuleDatabase database;
    private final JsonMapper json;
    private final Table<Record> keys;

    SchemaIdempotencyKeys(ModuleDatabase database, JsonMapper json) {
        this.database = database;
        this.json = json;
        this.keys = table(name(database.module().name(), "idempotency_key"));
    }

    @Override
    public <R> Claim<R> claim(UUID caller, String key, Object command, Class<R> resultType) {
        requireTransaction();
        var hash = sha256(json.writeValueAsBytes(command));
        if (insert(caller, key, hash)) {
            return new Claim.Fresh<>();
        }
        var stored = database.dsl()
                .select(COMMAND_HASH, RESULT)
                .from(keys)
                .where(CALLER.eq(caller), KEY.eq(key))
                .fetchSingle();
        return Arrays.equals(stored.value1(), hash)
                ? new Claim.Replayed<>(json.readValue(stored.value2().data(), resultType))
                : new Claim.Mismatch<>();
    }

    @Override
    public void remember(UUID caller, String key, Object result) {
        requireTransaction();
        database.dsl()
                .update(keys)
                .set(RESULT, JSON.json(json.writeValueAsString(result)))
                .where(CALLER.eq(caller), KEY.eq(key))
                .execute();
    }

    /** A key older than a day is free again. */
    private boolean insert(UUID caller, String key, byte[] hash) {
        try {
            return database.dsl()
                            .insertInto(keys, CALLER, KEY, COMMAND_HASH)
                            .values(caller, key, hash)
                            .onConflict(CALLER, KEY)
                            .doUpdate()
                            .set(COMMAND_HASH, hash)
                            .setNull(RESULT)
                            .set(CREATED_AT, field("now()", CREATED_AT.getDataType()))
                            .where("idempotency_key.created_at < now() - interval '24 hours'")
                            .execute()
                    == 1;
        } catch (DataAccessException waitedTooLong) {
            if (LOCK_NOT_AVAILABLE.equals(waitedTooLong.sqlState())) {
                throw new KeyInUseException("Another request with this key is still running");
            }
            throw waitedTooLong;
        }
    }

    private void requireTransaction() {
        if (!database.inTransaction()) {
            throw new IllegalStateException("An idempotency key of " + database.module()
                    + " can only be used inside a transaction of " + database.module());
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
