package app.orders.internal;

import static app.orders.internal.jooq.Tables.ORDER_ITEM;
import static app.orders.internal.jooq.Tables.PLACED_ORDER;
import static org.jooq.impl.DSL.arrayGet;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.generateSeries;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import app.orders.OrderId;
import app.orders.OrderView;
import app.orders.OrderView.Item;
import app.orders.OrderView.Status;
import app.runtime.database.RenderedQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Orders and their items. */
@Repository
final class OrderRepository {

    private static final Field<Integer> POSITION = field(name("line", "position"), SQLDataType.INTEGER);

    private final DSLContext dsl;
    private final RenderedQuery byId;

    OrderRepository(DSLContext dsl) {
        this.dsl = dsl;
        this.byId = new RenderedQuery(
                dsl,
                select(OrderColumns.ALL).from(PLACED_ORDER).where(PLACED_ORDER.ID.eq(param("id", PLACED_ORDER.ID))));
    }

    Optional<OrderView> find(OrderId id) {
        return byId.fetchOptional(OrderColumns::view, id.value());
    }

    /** Newest first, so that the place of an order in the list does not depend on orders that come later. */
    List<OrderView> list(@Nullable UUID customerId, @Nullable Status status, @Nullable UUID after, int limit) {
        return dsl.select(OrderColumns.ALL)
                .from(PLACED_ORDER)
                .where(customerId == null ? noCondition() : PLACED_ORDER.CUSTOMER_ID.eq(customerId))
                .and(status == null ? noCondition() : PLACED_ORDER.STATUS.eq(inline(status.name())))
                .and(after == null ? noCondition() : PLACED_ORDER.ID.lt(after))
                .orderBy(PLACED_ORDER.ID.desc())
                .limit(limit)
                .fetch(row -> OrderColumns.view(row::get));
    }

    /** @param takenFromStock the SKUs whose quantity is to be given back if the order is cancelled */
    void insert(OrderView order, Set<String> takenFromStock) {
        var items = order.items();
        var placed = name("placed")
                .as(insertInto(PLACED_ORDER)
                        .set(PLACED_ORDER.ID, order.id().value())
                        .set(PLACED_ORDER.CUSTOMER_ID, order.customerId())
                        .set(PLACED_ORDER.STATUS, order.status().name())
                        .set(PLACED_ORDER.TOTAL, order.total().amount())
                        .set(PLACED_ORDER.CURRENCY, order.total().currency().getCurrencyCode())
                        .set(PLACED_ORDER.PAYMENT_METHOD, order.paymentMethod())
                        .set(PLACED_ORDER.PLACED_AT, order.placedAt())
                        .returning(PLACED_ORDER.ID));
        dsl.with(placed)
                .insertInto(
                        ORDER_ITEM,
                        ORDER_ITEM.ORDER_ID,
                        ORDER_ITEM.POSITION,
                        ORDER_ITEM.SKU,
                        ORDER_ITEM.NAME,
                        ORDER_ITEM.QUANTITY,
                        ORDER_ITEM.UNIT_PRICE,
                        ORDER_ITEM.FROM_STOCK)
                .select(select(
                                placed.field(PLACED_ORDER.ID),
                                POSITION,
                                each(items, Item::sku, String[]::new),
                                each(items, Item::name, String[]::new),
                                each(items, Item::quantity, Integer[]::new),
                                each(items, item -> item.unitPrice().amount(), Long[]::new),
                                each(items, item -> takenFromStock.contains(item.sku()), Boolean[]::new))
                        .from(placed)
                        .crossJoin(generateSeries(1, items.size()).as("line", "position")))
                .execute();
    }

    /** A column of items as one array, so that orders of any size are one prepared statement. */
    private static <T> Field<T> each(List<Item> items, Function<Item, T> value, IntFunction<T[]> array) {
        return arrayGet(val(items.stream().map(value).toArray(array)), POSITION);
    }
}
