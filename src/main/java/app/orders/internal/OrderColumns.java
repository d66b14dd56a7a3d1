package app.orders.internal;

import static app.orders.internal.jooq.Tables.ORDER_ITEM;
import static app.orders.internal.jooq.Tables.PLACED_ORDER;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import app.orders.Money;
import app.orders.OrderId;
import app.orders.OrderView;
import app.orders.OrderView.CancellationReason;
import app.orders.OrderView.Status;
import java.util.Currency;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record4;
import org.jooq.Result;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;

/**
 * What is selected, or returned by a write, wherever an order is read: its items come with it in the same statement.
 */
final class OrderColumns {

    private static final Field<Result<Record4<String, String, Integer, Long>>> ITEMS = multiset(
                    select(ORDER_ITEM.SKU, ORDER_ITEM.NAME, ORDER_ITEM.QUANTITY, ORDER_ITEM.UNIT_PRICE)
                            .from(ORDER_ITEM)
                            .where(ORDER_ITEM.ORDER_ID.eq(PLACED_ORDER.ID))
                            .orderBy(ORDER_ITEM.POSITION))
            .as("items");

    static final List<SelectField<?>> ALL = List.of(
            PLACED_ORDER.ID,
            PLACED_ORDER.CUSTOMER_ID,
            PLACED_ORDER.STATUS,
            ITEMS,
            PLACED_ORDER.TOTAL,
            PLACED_ORDER.CURRENCY,
            PLACED_ORDER.PAYMENT_METHOD,
            PLACED_ORDER.PLACED_AT,
            PLACED_ORDER.CANCELLATION_REASON);

    private OrderColumns() {}

    static OrderView view(Record row) {
        var currency = Currency.getInstance(row.get(PLACED_ORDER.CURRENCY));
        return new OrderView(
                new OrderId(row.get(PLACED_ORDER.ID)),
                row.get(PLACED_ORDER.CUSTOMER_ID),
                Status.valueOf(row.get(PLACED_ORDER.STATUS)),
                items(row.get(ITEMS), currency),
                new Money(row.get(PLACED_ORDER.TOTAL), currency),
                row.get(PLACED_ORDER.PAYMENT_METHOD),
                row.get(PLACED_ORDER.PLACED_AT),
                reason(row.get(PLACED_ORDER.CANCELLATION_REASON)));
    }

    private static List<OrderView.Item> items(Result<Record4<String, String, Integer, Long>> rows, Currency currency) {
        return rows.map(mapping((sku, name, quantity, unitPrice) ->
                new OrderView.Item(sku, name, quantity, new Money(unitPrice, currency))));
    }

    private static @Nullable CancellationReason reason(@Nullable String name) {
        return name == null ? null : CancellationReason.valueOf(name);
    }
}
