package app.billing.internal;

import app.billing.PaymentId;
import app.billing.PaymentView;
import app.runtime.web.Caller;
import app.runtime.web.IdempotencyKey;
import app.runtime.web.Page;
import app.runtime.web.PageRequest;
import app.runtime.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "payments", description = "What was charged and paid back.")
@RestController
@RequestMapping("/v1/payments")
class PaymentEndpoints {

    private final PaymentRepository payments;
    private final RefundDesk refundDesk;

    PaymentEndpoints(PaymentRepository payments, RefundDesk refundDesk) {
        this.payments = payments;
        this.refundDesk = refundDesk;
    }

    @Operation(summary = "Lists my payments, newest first; all payments for an administrator")
    @GetMapping
    Page<PaymentView> list(Caller caller, @RequestParam Optional<UUID> orderId, PageRequest page) {
        var payer = caller.admin() ? Optional.<UUID>empty() : Optional.of(caller.id());
        var after = page.after().map(UUID::fromString);
        var views = payments.list(payer, orderId, after, page.limit()).stream()
                .map(Payment::view)
                .toList();
        return Page.of(views, page, view -> view.id().value().toString());
    }

    @Operation(summary = "Answers one payment")
    @GetMapping("/{id}")
    PaymentView find(@PathVariable UUID id, Caller caller) {
        return payments.find(new PaymentId(id))
                .filter(payment -> caller.maySee(payment.payerId()))
                .map(Payment::view)
                .orElseThrow(PaymentEndpoints::notFound);
    }

    @Operation(summary = "Pays back what remains of a payment, or a part of it")
    @PostMapping("/{id}/refund")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<PaymentView> refund(
            @PathVariable UUID id,
            Caller caller,
            IdempotencyKey key,
            @Valid @RequestBody(required = false) @Nullable RefundBody body) {
        var amount =
                body == null || body.amount() == null ? null : body.amount().wanted();
        var command = new RequestRefund(new PaymentId(id), amount);
        return switch (refundDesk.request(caller.id(), key.value(), command)) {
            case RequestRefundResult.Requested(var payment, var replayed) -> accepted(payment, replayed);
            case RequestRefundResult.PaymentNotFound() -> throw notFound();
            case RequestRefundResult.KeyReused() ->
                throw ProblemException.unprocessable(
                        "IDEMPOTENCY_KEY_REUSED",
                        "This Idempotency-Key was used for another refund; choose a new one.");
            case RequestRefundResult.Refused refused -> throw problem(refused);
        };
    }

    private static ResponseEntity<PaymentView> accepted(PaymentView payment, boolean replayed) {
        var response = ResponseEntity.accepted();
        if (replayed) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.body(payment);
    }

    private static ProblemException problem(RequestRefundResult.Refused refused) {
        return switch (refused) {
            case RequestRefundResult.NotCaptured(var status) ->
                ProblemException.conflict(
                        "PAYMENT_NOT_CAPTURED", "The payment is " + status + "; only a captured payment is refunded.");
            case RequestRefundResult.NothingLeft() ->
                ProblemException.conflict(
                        "PAYMENT_ALREADY_REFUNDED", "The whole payment is refunded, or is about to be.");
            case RequestRefundResult.OtherCurrency(var expected) ->
                ProblemException.unprocessable(
                                "REFUND_CURRENCY_MISMATCH",
                                "The payment was made in " + expected.getCurrencyCode() + ".")
                        .at("/amount/currency");
            case RequestRefundResult.NotPositive() ->
                ProblemException.unprocessable("REFUND_AMOUNT_NOT_POSITIVE", "A refund is at least 1 minor unit.")
                        .at("/amount/amount");
            case RequestRefundResult.TooMuch(var remaining) ->
                ProblemException.unprocessable(
                                "REFUND_EXCEEDS_PAYMENT",
                                "At most " + remaining.amount() + " minor units of the payment remain to be refunded.")
                        .at("/amount/amount");
        };
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("PAYMENT_NOT_FOUND", "There is no such payment.");
    }

    record RefundBody(@Nullable @Valid RefundAmount amount) {}

    /** Not {@code Money}: an amount that is refused must be readable first. */
    record RefundAmount(@NotNull Long amount, @NotNull Currency currency) {

        RequestRefund.Amount wanted() {
            return new RequestRefund.Amount(amount, currency);
        }
    }
}
