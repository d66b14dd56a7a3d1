package app.orders.internal;

import static app.orders.internal.OrderFixture.EUR;
import static app.orders.internal.Reservation.Outcome.SHORT;
import static app.orders.internal.Reservation.Outcome.TAKEN;
import static app.orders.internal.Reservation.Outcome.UNLIMITED;
import static org.assertj.core.api.Assertions.assertThat;

import app.orders.Money;
import app.orders.OrderView.Item;
import app.orders.PlaceOrder.Line;
import app.orders.PlaceOrderResult.MixedCurrencies;
import app.orders.PlaceOrderResult.OutOfStock;
import app.orders.PlaceOrderResult.TotalTooLarge;
import app.orders.PlaceOrderResult.UnknownProducts;
import app.orders.internal.Quote.Priced;
import app.orders.internal.Quote.Refused;
import app.orders.internal.Reservation.Outcome;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuoteTests {

    private static final Basket TWO_TEAS_AND_A_CUP = Basket.of(List.of(new Line("tea", 2), new Line("cup", 1)));

    @Test
    void addsUpWhatTheItemsCost() {
        var quote = Quote.of(TWO_TEAS_AND_A_CUP, List.of(reserved("cup", 500, UNLIMITED), reserved("tea", 250, TAKEN)));

        assertThat(quote)
                .isEqualTo(new Priced(
                        List.of(
                                new Item("tea", "tea", 2, new Money(250, EUR)),
                                new Item("cup", "cup", 1, new Money(500, EUR))),
                        new Money(1000, EUR),
                        Set.of("tea")));
    }

    @Test
    void namesTheProductsThatNobodyKnows() {
        var quote = Quote.of(TWO_TEAS_AND_A_CUP, List.of(reserved("cup", 500, SHORT)));

        assertThat(quote).isEqualTo(new Refused(new UnknownProducts(List.of("tea"))));
    }

    @Test
    void namesTheProductsThatAreShortInTheOrderOfTheBasket() {
        var quote = Quote.of(TWO_TEAS_AND_A_CUP, List.of(reserved("cup", 500, SHORT), reserved("tea", 250, SHORT)));

        assertThat(quote).isEqualTo(new Refused(new OutOfStock(List.of("tea", "cup"))));
    }

    @Test
    void refusesTwoCurrencies() {
        var dollars = new Reservation("tea", "tea", new Money(250, Currency.getInstance("USD")), TAKEN);

        var quote = Quote.of(TWO_TEAS_AND_A_CUP, List.of(dollars, reserved("cup", 500, UNLIMITED)));

        assertThat(quote).isEqualTo(new Refused(new MixedCurrencies()));
    }

    @Test
    void reachesTheLargestTotal() {
        var quote = Quote.of(basketOf("tea", 1), List.of(reserved("tea", Long.MAX_VALUE, UNLIMITED)));

        assertThat(quote)
                .isInstanceOfSatisfying(
                        Priced.class,
                        priced -> assertThat(priced.total().amount()).isEqualTo(Long.MAX_VALUE));
    }

    @Test
    void refusesAnItemWhosePriceOverflows() {
        var quote = Quote.of(basketOf("tea", 2), List.of(reserved("tea", Long.MAX_VALUE / 2 + 1, UNLIMITED)));

        assertThat(quote).isEqualTo(new Refused(new TotalTooLarge()));
    }

    @Test
    void refusesItemsWhoseSumOverflows() {
        var quote = Quote.of(
                TWO_TEAS_AND_A_CUP, List.of(reserved("tea", Long.MAX_VALUE / 2, TAKEN), reserved("cup", 2, TAKEN)));

        assertThat(quote).isEqualTo(new Refused(new TotalTooLarge()));
    }

    @Test
    void refusesAQuantityThatDoesNotFit() {
        var basket = Basket.of(List.of(new Line("tea", Integer.MAX_VALUE), new Line("tea", 1)));

        var quote = Quote.of(basket, List.of(reserved("tea", 1, UNLIMITED)));

        assertThat(quote).isEqualTo(new Refused(new TotalTooLarge()));
    }

    private static Basket basketOf(String sku, int quantity) {
        return Basket.of(List.of(new Line(sku, quantity)));
    }

    private static Reservation reserved(String sku, long price, Outcome outcome) {
        return new Reservation(sku, sku, new Money(price, EUR), outcome);
    }
}
