package app.orders.internal;

import app.orders.CancelOrderResult;
import app.orders.CancelOrderResult.Cancelled;
import app.orders.CancelOrderResult.NotFound;
import app.orders.CancelOrderResult.TooLate;
import app.orders.OrderId;
import app.orders.OrderView;
import app.orders.Orders;
import app.orders.PlaceOrder;
import app.orders.PlaceOrderResult;
import app.orders.PlaceOrderResult.Placed;
import app.orders.PlaceOrderResult.UnknownCustomer;
import app.users.UserId;
import app.users.Users;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Where customers place and cancel orders: asks the other modules first, then opens the one transaction. */
@Service
final class OrderDesk implements Orders {

    private final Users users;
    private final TransactionOperations transaction;
    private final Checkout checkout;
    private final Cancellations cancellations;
    private final OrderRepository orders;

    OrderDesk(
            Users users,
            TransactionOperations transaction,
            Checkout checkout,
            Cancellations cancellations,
            OrderRepository orders) {
        this.users = users;
        this.transaction = transaction;
        this.checkout = checkout;
        this.cancellations = cancellations;
        this.orders = orders;
    }

    @Override
    public PlaceOrderResult place(PlaceOrder command) {
        if (users.find(new UserId(command.customerId())).isEmpty()) {
            return new UnknownCustomer();
        }
        return transaction.execute(status -> {
            var result = checkout.place(command);
            if (!(result instanceof Placed)) {
                status.setRollbackOnly();
            }
            return result;
        });
    }

    @Override
    public CancelOrderResult cancel(OrderId id) {
        return transaction.execute(_ -> cancellations
                .forCustomer(id)
                .<CancelOrderResult>map(Cancelled::new)
                .orElseGet(() -> asItStands(id)));
    }

    @Override
    public Optional<OrderView> find(OrderId id) {
        return orders.find(id);
    }

    private CancelOrderResult asItStands(OrderId id) {
        return orders.find(id)
                .<CancelOrderResult>map(order -> switch (order.status()) {
                    case CANCELLED -> new Cancelled(order);
                    case CONFIRMED ->
                        new TooLate(id, cancellations.possibleUntil(id).orElseThrow());
                    case PENDING -> throw new IllegalStateException(id + " is pending, but was not cancelled");
                })
                .orElseGet(() -> new NotFound(id));
    }
}
