package app.orders.internal;

import app.orders.CancelOrderResult.Cancelled;
import app.orders.CancelOrderResult.NotFound;
import app.orders.CancelOrderResult.TooLate;
import app.orders.OrderId;
import app.orders.OrderView;
import app.orders.OrderView.Status;
import app.orders.Orders;
import app.orders.PlaceOrderResult.KeyReused;
import app.orders.PlaceOrderResult.MixedCurrencies;
import app.orders.PlaceOrderResult.OutOfStock;
import app.orders.PlaceOrderResult.Placed;
import app.orders.PlaceOrderResult.TotalTooLarge;
import app.orders.PlaceOrderResult.UnknownCustomer;
import app.orders.PlaceOrderResult.UnknownProducts;
import app.runtime.web.Caller;
import app.runtime.web.IdempotencyKey;
import app.runtime.web.Page;
import app.runtime.web.PageRequest;
import app.runtime.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/orders")
@Tag(name = "orders")
final class OrderEndpoints {

    private final Orders desk;
    private final OrderRepository orders;
    private final OrderSummaries summaries;

    OrderEndpoints(Orders desk, OrderRepository orders, OrderSummaries summaries) {
        this.desk = desk;
        this.orders = orders;
        this.summaries = summaries;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Place an order at today's prices; it is paid and confirmed soon after the answer")
    ResponseEntity<OrderView> place(@Valid @RequestBody PlaceOrderRequest request, IdempotencyKey key, Caller caller) {
        return switch (desk.place(request.by(caller, key))) {
            case Placed(var order, var replayed) -> created(order, replayed);
            case UnknownProducts(var skus) ->
                throw ProblemException.unprocessable(
                                "UNKNOWN_PRODUCT", "Not on the price list: " + String.join(", ", skus) + ".")
                        .at(request.pointerTo(skus.getFirst()));
            case OutOfStock(var skus) ->
                throw ProblemException.conflict(
                                "OUT_OF_STOCK",
                                "There is not enough left of: " + String.join(", ", skus) + ". Nothing was ordered.")
                        .at(request.pointerTo(skus.getFirst()));
            case MixedCurrencies() ->
                throw ProblemException.unprocessable(
                        "MIXED_CURRENCIES", "The products of one order must be priced in one currency.");
            case TotalTooLarge() ->
                throw ProblemException.unprocessable("TOTAL_TOO_LARGE", "The total of the order is too large.");
            case UnknownCustomer() ->
                throw ProblemException.of(
                        HttpStatus.FORBIDDEN, "UNKNOWN_CUSTOMER", "The user of this access token no longer exists.");
            case KeyReused() ->
                throw ProblemException.unprocessable(
                        "IDEMPOTENCY_KEY_REUSED",
                        "This Idempotency-Key was used for a different order. Choose a new one.");
        };
    }

    @GetMapping
    @Operation(summary = "List own orders, newest first; an admin lists everybody's")
    Page<OrderView> list(@RequestParam(required = false) @Nullable Status status, PageRequest page, Caller caller) {
        var after = page.after().map(UUID::fromString).orElse(null);
        var rows = orders.list(caller.admin() ? null : caller.id(), status, after, page.limit() + 1);
        return Page.of(rows, page, order -> order.id().value().toString());
    }

    @GetMapping("/{id}")
    @Operation(summary = "Look at an order")
    OrderView find(@PathVariable UUID id, Caller caller) {
        return orders.find(new OrderId(id))
                .filter(order -> caller.maySee(order.customerId()))
                .orElseThrow(OrderEndpoints::notFound);
    }

    @GetMapping("/{id}/summary")
    @Operation(summary = "Look at an order, its payment and what was sent about it; what cannot be had is left out")
    OrderSummary summary(@PathVariable UUID id, Caller caller) {
        return summaries.of(find(id, caller));
    }

    @PostMapping("/{id}/cancel")
    @Operation(summary = "Cancel an order; what was paid is paid back")
    OrderView cancel(@PathVariable UUID id, Caller caller) {
        return switch (desk.cancel(find(id, caller).id())) {
            case Cancelled(var order) -> order;
            case TooLate(_, var cancellableUntil) ->
                throw ProblemException.conflict(
                        "CANCELLATION_TOO_LATE", "The order could be cancelled until " + cancellableUntil + ".");
            case NotFound(_) -> throw notFound();
        };
    }

    private static ResponseEntity<OrderView> created(OrderView order, boolean replayed) {
        var response = ResponseEntity.created(URI.create("/v1/orders/" + order.id().value()));
        if (replayed) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.body(order);
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("ORDER_NOT_FOUND", "There is no such order.");
    }
}
