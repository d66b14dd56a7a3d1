/** Something to sell, with all that there was of it before anybody ordered. */
record Product(String sku, long cents, long stock) {

    /** So few that they may run out. */
    boolean isRare() {
        return stock < 1000;
    }
}
