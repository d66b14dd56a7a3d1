package app.boundaries;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("boundaries")
class SqlTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "SELECT now()",
                "-- why\n ( select id from orders.x where a = ?)",
                "select @ from {0}",
                "with x as (select 1) select * from x",
                "insert into orders.x values (1)",
                "insert into cart (id) values (:id)",
                "update cart set a = 1",
                "update orders.x as a set b = ?",
                "update billing.payment",
                "delete from billing.payment",
                "delete from cart where id = ?",
                "delete from billing.@",
                "merge into cart using b on true when matched then delete",
                "truncate billing.payment",
                "lock table billing.payment",
                "copy billing.payment from stdin",
                "call billing.f()",
                "create table billing.x (id int)",
                "drop table billing.x",
                "CREATE SCHEMA {0} AUTHORIZATION {1}",
                "alter table orders.x add constraint c foreign key (a) references billing.payment",
                "comment on table billing.x is 'a'",
                "GRANT {0} TO CURRENT_USER",
                "grant select on billing.x to shop_orders",
                "set local synchronous_commit = off",
                "set search_path to billing",
                "set role shop_billing",
                "reset role",
                "do $$ begin end $$",
                " join billing.payment p on ",
                " left outer join payment p on p.id = x.id",
                " from billing.payment",
                " where billing.amount > ?",
                " and x = 1",
                " union all select 1",
            })
    void takesStatementsAndTheirPartsForSql(String text) {
        assertThat(SqlText.looksLikeSql(text.replace("@", "\u0001"))).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "select one of",
                "select one of the options",
                "Select a product from the list",
                "Select your card",
                "Selected",
                "Update the profile",
                "Update profile",
                "Insert into the box",
                "Delete from the list",
                "Delete it",
                "With a card",
                "with the same key as (before)",
                "Create user failed",
                "Create the user",
                "Drop it",
                "grant access to users",
                "Set the role",
                "Reset the password",
                "Lock the door",
                "Call me",
                "Do not retry",
                "Join the team",
                "from the start",
                "where to go",
                "and so on",
                "billing.payment",
                "users.account-registered.v1",
            })
    void takesProseAndPlainNamesForNoSql(String text) {
        assertThat(SqlText.looksLikeSql(text)).as(text).isFalse();
    }
}
