package shop.billing.internal;

public record Booking(long amount) { // planted: hidden-internals (a record)

    public static Booking parse(String text) {
        return new Booking(Long.parseLong(text));
    }
}
