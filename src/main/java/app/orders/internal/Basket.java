package app.orders.internal;

import app.orders.PlaceOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What is wanted: every product once, in the order of its first mention. Lines of the same product are added up.
 *
 * @param quantities by SKU; a {@code long}, so that no sum of lines overflows
 */
record Basket(SequencedMap<String, Long> quantities) {

    Basket {
        quantities = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(quantities));
    }

    static Basket of(List<PlaceOrder.Line> lines) {
        var quantities = new LinkedHashMap<String, Long>();
        for (var line : lines) {
            quantities.merge(line.sku(), (long) line.quantity(), Long::sum);
        }
        return new Basket(quantities);
    }

    String[] skus() {
        return quantities.keySet().toArray(String[]::new);
    }

    Long[] amounts() {
        return quantities.values().toArray(Long[]::new);
    }
}
