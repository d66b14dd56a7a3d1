package app.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import app.NeedsModules;
import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The database as the second wall: whatever the code of one module says, another module's tables stay closed. */
@NeedsModules
class ModuleDatabaseIntegrationTests {

    private static TestDatabase database;

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.migrate();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    static Stream<Arguments> strangers() {
        var modules = Modules.discover().hosted().stream().map(AppModule::name).toList();
        return modules.stream()
                .flatMap(module -> modules.stream()
                        .filter(other -> !other.equals(module))
                        .map(other -> Arguments.of(module, other)));
    }

    @Test
    void findsItsModules() {
        assertThat(Modules.discover().hosted())
                .extracting(AppModule::name)
                .containsExactly("billing", "notifications", "orders", "users");
    }

    @ParameterizedTest(name = "{0} cannot reach {1}")
    @MethodSource("strangers")
    void deniesEveryReachIn(String module, String other) {
        var dsl = database.dsl(module);

        for (var reachIn : reachIns(dsl, module, other)) {
            assertThatThrownBy(reachIn::run)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    private static List<Runnable> reachIns(DSLContext dsl, String module, String other) {
        var foreign = table(name(other, "outbox"));
        var own = table(name(module, "outbox"));
        var id = DSL.field(name("id"));
        return List.of(
                () -> dsl.selectFrom(foreign).fetch(),
                () -> dsl.select(DSL.count()).from(own).join(foreign).on("true").fetch(),
                () -> dsl.insertInto(foreign).columns(id).values((Object) null).execute(),
                () -> dsl.update(foreign).set(DSL.field(name("attempts")), 1).execute(),
                () -> dsl.deleteFrom(foreign).execute(),
                () -> dsl.truncate(foreign).execute(),
                () -> dsl.fetch("select * from " + other + ".inbox"),
                () -> dsl.execute("do $$ begin execute 'select 1 from ' || '" + other + "' || '.outbox'; end $$"),
                () -> dsl.execute("create view " + module + ".peek as select * from " + other + ".outbox"),
                () -> dsl.execute("create table " + other + ".planted (id int)"),
                () -> dsl.execute("reset role; select * from " + other + ".outbox"),
                () -> dsl.execute("set search_path to " + other + "; truncate " + other + ".outbox"),
                () -> dsl.execute("set role " + dsl.fetchValue("select current_database()") + "_" + other),
                () -> dsl.execute(
                        "grant " + dsl.fetchValue("select current_database()") + "_" + other + " to current_user"));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void letsAModuleUseItsOwn(String module, String other) {
        assertThat(database.dsl(module).fetchValue("select current_user || ' ' || session_user"))
                .asString()
                .matches("(\\w+_" + module + ") \\1")
                .doesNotContain(other);
        assertThat(database.dsl(module).fetchCount(table(name(module, "outbox"))))
                .isZero();
    }

    @Test
    void refusesATransactionInsideAnotherModules() {
        var orders = database.transaction("orders");
        var billing = database.transaction("billing");

        assertThatThrownBy(() -> orders.executeWithoutResult(_ -> billing.executeWithoutResult(_ -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("call other modules before the transaction is opened");
    }

    @Test
    void keepsAHistoryOfItsOwnInEverySchema() {
        for (var module : Modules.discover().hosted()) {
            var versions = database.dsl(module.name())
                    .fetchValues("select version from " + module + ".flyway_schema_history where success");

            assertThat(versions).asString().contains("0.1", "1");
        }
    }
}
