package shop.orders.internal;

import shop.billing.internal.Bookkeeper;

final class ReachByImplementing implements Bookkeeper { // planted: reach-in (an implemented interface)

    @Override
    public void keep() {}
}
