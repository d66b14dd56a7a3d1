package app.orders.internal;

import app.orders.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The body of a request to put a product on the price list. */
record ProductRequest(
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "[^\\p{Cntrl}\\p{Cs}]*", message = "must not contain control characters")
        String name,

        @NotNull @Valid Price unitPrice,

        @Schema(
                description =
                        "What can be ordered from now on, on top of what earlier orders hold; absent for unlimited")
        @Min(0)
        @Max(MOST)
        @Nullable
        Long stock) {

    /** The largest whole number that every JSON reader keeps exactly. */
    private static final long MOST = 9_007_199_254_740_991L;

    /** An order of nothing but gifts could not be paid. */
    record Price(
            @NotNull @Min(1) @Max(MOST) Long amount,
            @NotNull Currency currency) {}

    Product as(String sku) {
        return new Product(sku, name, new Money(unitPrice.amount(), unitPrice.currency()), stock);
    }
}
