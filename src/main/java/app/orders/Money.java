package app.orders;

import java.util.Currency;

/**
 * An amount of money.
 *
 * @param amount in minor units of the currency, such as cents; not negative
 */
public record Money(long amount, Currency currency) {

    public Money {
        if (amount < 0) {
            throw new IllegalArgumentException("An amount of money is not negative: " + amount);
        }
    }
}
