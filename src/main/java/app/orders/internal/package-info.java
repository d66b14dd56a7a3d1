@NullMarked
package app.orders.internal;

import org.jspecify.annotations.NullMarked;
