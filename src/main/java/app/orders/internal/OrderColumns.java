package app.orders.internal;

import static app.orders.internal.jooq.Tables.ORDER_ITEM;
import static app.orders.internal.jooq.Tables.PLACED_ORDER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.jsonbArray;
import static org.jooq.impl.DSL.jsonbArrayAgg;
import static org.jooq.impl.DSL.select;

import app.orders.Money;
import app.orders.OrderId;
import app.orders.OrderView;
import app.orders.OrderView.CancellationReason;
import app.orders.OrderView.Status;
import app.runtime.database.Row;
import app.runtime.json.Json;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Currency;
import java.util.List;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/**
 * What is selected, or returned by a write, wherever an order is read: its items come with it in the same statement.
 */
final class OrderColumns {

    private static final Field<JSONB> ITEMS = field(select(jsonbArrayAgg(jsonbArray(
                                    ORDER_ITEM.SKU, ORDER_ITEM.NAME, ORDER_ITEM.QUANTITY, ORDER_ITEM.UNIT_PRICE))
                            .orderBy(ORDER_ITEM.POSITION))
                    .from(ORDER_ITEM)
                    .where(ORDER_ITEM.ORDER_ID.eq(PLACED_ORDER.ID)))
            .as("items");

    private static final ObjectReader LINES = Json.mapper().readerForListOf(Line.class);

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

    static OrderView view(Row row) {
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

    private static List<OrderView.Item> items(JSONB json, Currency currency) {
        List<Line> lines = LINES.readValue(json.data());
        return lines.stream()
                .map(line -> new OrderView.Item(
                        line.sku(), line.name(), line.quantity(), new Money(line.unitPrice(), currency)))
                .toList();
    }

    private static @Nullable CancellationReason reason(@Nullable String name) {
        return name == null ? null : CancellationReason.valueOf(name);
    }

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    private record Line(String sku, String name, int quantity, long unitPrice) {}
}
