package shop.orders.internal;

enum StateOfEnum {
    ONE;

    private int used; // planted: shared-state (a field of enum constants)

    int use() {
        return ++used;
    }
}
