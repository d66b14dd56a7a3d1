package app.orders.internal;

import app.billing.Billing;
import app.billing.PaymentCaptured;
import app.billing.PaymentDeclined;
import app.orders.OrderCancelled;
import app.orders.OrderId;
import app.orders.OrderPlaced;
import app.orders.OrderView;
import app.orders.Orders;
import app.orders.PlaceOrder;
import app.orders.PlaceOrderResult.Placed;
import app.runtime.database.DatabaseForTests;
import app.runtime.database.ModuleDatabases;
import app.runtime.database.TestDatabase;
import app.runtime.json.Json;
import app.users.Users;
import app.wire.Wire;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * The module on a real database, with the other modules made up. Delivery is the test's: it says which event arrives
 * when, and how often.
 */
final class OrdersAtWork implements AutoCloseable {

    private final TestDatabase database = TestDatabase.create();
    private final FakeUsers users = new FakeUsers();
    private final FakeBilling billing = new FakeBilling();
    private final CommittedEvents events = new CommittedEvents();
    private final AdjustableClock clock = new AdjustableClock();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final PaymentRequester requester;
    private final PaymentListener payments;
    private final RefundListener refunds;

    OrdersAtWork() {
        context.getBeanFactory().registerSingleton("testDatabase", database);
        context.registerBean(JsonMapper.class, Json::mapper);
        context.registerBean("adjustableClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
        context.registerBean(CommittedEvents.class, () -> events);
        context.registerBean(Users.class, () -> Wire.through(Users.class, users));
        context.registerBean(Billing.class, () -> Wire.through(Billing.class, billing));
        context.registerBean(OrderSettings.class, () -> OrderFixture.SETTINGS);
        context.register(
                DatabaseForTests.class,
                ProductRepository.class,
                StockRepository.class,
                OrderRepository.class,
                OrderStatusRepository.class,
                Checkout.class,
                Cancellations.class,
                OrderDesk.class,
                PendingOrderSweep.class);
        context.refresh();
        // No beans: Spring would deliver to them, and the test is to do that.
        requester = new PaymentRequester(orders(), context.getBean(Billing.class));
        payments = new PaymentListener(
                context.getBean(OrderStatusRepository.class), context.getBean(Cancellations.class), context, clock);
        refunds = new RefundListener(orders(), context.getBean(Billing.class));
    }

    Orders desk() {
        return Wire.through(Orders.class, context.getBean(Orders.class));
    }

    FakeUsers users() {
        return users;
    }

    FakeBilling billing() {
        return billing;
    }

    CommittedEvents events() {
        return events;
    }

    AdjustableClock clock() {
        return clock;
    }

    PendingOrderSweep sweep() {
        return context.getBean(PendingOrderSweep.class);
    }

    ProductRepository products() {
        return context.getBean(ProductRepository.class);
    }

    OrderRepository orders() {
        return context.getBean(OrderRepository.class);
    }

    StockRepository stock() {
        return context.getBean(StockRepository.class);
    }

    TransactionOperations transaction() {
        return context.getBean(ModuleDatabases.class)
                .of(OrdersAtWork.class)
                .transaction();
    }

    Product offer(Product product) {
        products().add(product);
        return product;
    }

    @Nullable Long stockOf(Product product) {
        return products().find(product.sku()).orElseThrow().stock();
    }

    OrderView place(Product product, int quantity) {
        return place(OrderFixture.orderOf(users.somebody(), OrderFixture.line(product, quantity)));
    }

    OrderView place(PlaceOrder command) {
        return switch (desk().place(command)) {
            case Placed(var order, _) -> order;
            case Object refusal -> throw new AssertionError(refusal);
        };
    }

    OrderView order(OrderId id) {
        return orders().find(id).orElseThrow();
    }

    /** Twice, as the outbox may. */
    void deliver(OrderPlaced event) {
        requester.on(event);
        requester.on(event);
    }

    void deliverToConfirm(PaymentCaptured event) {
        transaction().executeWithoutResult(_ -> payments.on(event));
        transaction().executeWithoutResult(_ -> payments.on(event));
    }

    void deliverToRefund(PaymentCaptured event) {
        refunds.on(event);
        refunds.on(event);
    }

    void deliver(PaymentDeclined event) {
        transaction().executeWithoutResult(_ -> payments.on(event));
        transaction().executeWithoutResult(_ -> payments.on(event));
    }

    void deliver(OrderCancelled event) {
        refunds.on(event);
        refunds.on(event);
    }

    /** Pays for the order, as far as that it is confirmed. */
    void confirm(OrderId id) {
        events.of(OrderPlaced.class, id).forEach(this::deliver);
        billing.capture(id.value()).ifPresent(this::deliverToConfirm);
    }

    UUID customer() {
        return users.somebody();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
