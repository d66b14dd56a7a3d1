import java.util.ArrayList;
import java.util.List;

/** What is left is what there was without what standing orders hold. */
record StockCheck(Shop shop, Session admin, Truth truth) {

    List<String> broken() {
        var broken = new ArrayList<String>();
        for (var product : shop.book().products()) {
            var view = shop.ask(admin, Request.get("orders", "reckon", "/v1/products/" + product.sku()))
                    .expect(200)
                    .json();
            var held = held(product);
            var left = view.at("/stock").asLong(-1);
            if (left != product.stock() - held) {
                broken.add("Of %d %s, orders hold %d, but %d are left"
                        .formatted(product.stock(), product.sku(), held, left));
            }
        }
        return broken;
    }

    private long held(Product product) {
        return truth.orders().values().stream()
                .filter(order -> !order.at("/status").asString("").equals("CANCELLED"))
                .flatMap(order -> order.at("/items").valueStream())
                .filter(item -> item.at("/sku").asString("").equals(product.sku()))
                .mapToLong(item -> item.at("/quantity").asLong())
                .sum();
    }
}
