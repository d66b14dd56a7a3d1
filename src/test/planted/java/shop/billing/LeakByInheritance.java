package shop.billing;

import shop.billing.internal.Bookkeeper;

public interface LeakByInheritance extends Bookkeeper {} // planted: api-leaks (an internal interface that is extended)
