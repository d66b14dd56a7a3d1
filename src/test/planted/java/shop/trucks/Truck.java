package shop.trucks;

public record Truck(String plate) {

    static String first() {
        return shop.routes.Route.NAME; // planted: cycles (the second of three, by a constant)
    }
}
