package shop.orders.internal;

final class QueryByAnnotation {

    @interface Query {

        String value();
    }

    @Query("SELECT id FROM billing.payment") // planted: sql-in-code (an annotation)
    void payments() {}
}
