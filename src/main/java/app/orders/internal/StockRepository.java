package app.orders.internal;

import static app.orders.internal.jooq.Tables.ORDER_ITEM;
import static app.orders.internal.jooq.Tables.PRODUCT;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.arrayGet;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.generateSeries;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import app.orders.Money;
import app.orders.OrderId;
import app.orders.internal.Reservation.Outcome;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/**
 * Takes from the stock and gives back. Products are locked in the order of their SKU, and a transaction that also locks
 * orders does that first, so that no two transactions can wait for each other.
 */
@Repository
final class StockRepository {

    private static final Field<Long> QUANTITY = field(name("quantity"), SQLDataType.BIGINT);
    private static final Field<Integer> POSITION = field(name("line", "position"), SQLDataType.INTEGER);

    private final DSLContext dsl;

    StockRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * Takes each product of the basket from its stock, if there is enough, and tells today's prices. Products that are
     * not on the price list are missing in the answer. A product without a stock is only read, not locked.
     */
    List<Reservation> reserve(Basket basket) {
        var wanted = wanted(basket);
        var found = name("found")
                .as(select(PRODUCT.SKU, PRODUCT.NAME, PRODUCT.UNIT_PRICE, PRODUCT.CURRENCY, PRODUCT.STOCK)
                        .from(PRODUCT)
                        .where(PRODUCT.SKU.eq(any(basket.skus()))));
        var locked = name("locked")
                .as(select(PRODUCT.SKU)
                        .from(PRODUCT)
                        .join(found)
                        .on(found.field(PRODUCT.SKU).eq(PRODUCT.SKU))
                        .where(found.field(PRODUCT.STOCK).isNotNull())
                        .orderBy(PRODUCT.SKU)
                        .forUpdate()
                        .of(PRODUCT));
        // Sees the stock as it is once the lock is held, which may be unlimited by now.
        var taken = name("taken")
                .as(update(PRODUCT)
                        .set(PRODUCT.STOCK, PRODUCT.STOCK.minus(wanted.field(QUANTITY)))
                        .from(locked, wanted)
                        .where(PRODUCT.SKU.eq(locked.field(PRODUCT.SKU)))
                        .and(PRODUCT.SKU.eq(wanted.field(PRODUCT.SKU)))
                        .and(PRODUCT.STOCK.ge(wanted.field(QUANTITY)).or(PRODUCT.STOCK.isNull()))
                        .returning(PRODUCT.SKU, PRODUCT.STOCK));
        return dsl.with(wanted)
                .with(found)
                .with(locked)
                .with(taken)
                .select(
                        found.field(PRODUCT.SKU),
                        found.field(PRODUCT.NAME),
                        found.field(PRODUCT.UNIT_PRICE),
                        found.field(PRODUCT.CURRENCY),
                        outcome(found, taken))
                .from(found)
                .leftJoin(taken)
                .on(taken.field(PRODUCT.SKU).eq(found.field(PRODUCT.SKU)))
                .fetch(mapping(StockRepository::reservation));
    }

    /** Gives back what these orders took from the stock. The caller knows that they never gave it back before. */
    void release(Collection<OrderId> orders) {
        var freed = name("freed")
                .as(select(ORDER_ITEM.SKU, sum(ORDER_ITEM.QUANTITY).as(QUANTITY))
                        .from(ORDER_ITEM)
                        .where(ORDER_ITEM.ORDER_ID.eq(
                                any(orders.stream().map(OrderId::value).toArray(UUID[]::new))))
                        .and(ORDER_ITEM.FROM_STOCK)
                        .groupBy(ORDER_ITEM.SKU));
        var locked = name("locked")
                .as(select(PRODUCT.SKU)
                        .from(PRODUCT)
                        .join(freed)
                        .on(freed.field(ORDER_ITEM.SKU).eq(PRODUCT.SKU))
                        .orderBy(PRODUCT.SKU)
                        .forUpdate()
                        .of(PRODUCT));
        dsl.with(freed)
                .with(locked)
                .update(PRODUCT)
                .set(PRODUCT.STOCK, PRODUCT.STOCK.plus(freed.field(QUANTITY)))
                .from(locked, freed)
                .where(PRODUCT.SKU.eq(locked.field(PRODUCT.SKU)))
                .and(PRODUCT.SKU.eq(freed.field(ORDER_ITEM.SKU)))
                .execute();
    }

    /** Arrays, so that baskets of any size are one prepared statement. */
    private static CommonTableExpression<?> wanted(Basket basket) {
        return name("wanted")
                .as(select(
                                arrayGet(val(basket.skus()), POSITION).as(PRODUCT.SKU),
                                arrayGet(val(basket.amounts()), POSITION).as(QUANTITY))
                        .from(generateSeries(1, basket.quantities().size()).as("line", "position")));
    }

    private static Field<Outcome> outcome(CommonTableExpression<?> found, CommonTableExpression<?> taken) {
        return when(found.field(PRODUCT.STOCK).isNull(), inline(Outcome.UNLIMITED.name()))
                .when(taken.field(PRODUCT.SKU).isNull(), inline(Outcome.SHORT.name()))
                .when(taken.field(PRODUCT.STOCK).isNull(), inline(Outcome.UNLIMITED.name()))
                .otherwise(inline(Outcome.TAKEN.name()))
                .convertFrom(Outcome::valueOf);
    }

    private static Reservation reservation(String sku, String name, long price, String currency, Outcome outcome) {
        return new Reservation(sku, name, new Money(price, Currency.getInstance(currency)), outcome);
    }
}
