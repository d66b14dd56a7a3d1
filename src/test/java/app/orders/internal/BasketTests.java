package app.orders.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.orders.PlaceOrder.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class BasketTests {

    @Test
    void addsUpLinesOfTheSameProductInTheOrderOfFirstMention() {
        var basket = Basket.of(List.of(new Line("tea", 2), new Line("cup", 1), new Line("tea", 3)));

        assertThat(basket.skus()).containsExactly("tea", "cup");
        assertThat(basket.amounts()).containsExactly(5L, 1L);
    }

    @Test
    void doesNotOverflow() {
        var basket = Basket.of(List.of(new Line("tea", Integer.MAX_VALUE), new Line("tea", Integer.MAX_VALUE)));

        assertThat(basket.amounts()).containsExactly(2L * Integer.MAX_VALUE);
    }
}
