package shop.orders;

/** Itself no event, so that it may be what it is. */
public class ShapeAddress {

    private String street = "";

    public String getStreet() {
        return street;
    }

    public void setStreet(String other) {
        street = other;
    }
}
