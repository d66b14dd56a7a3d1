@NullMarked
package app.billing.internal;

import org.jspecify.annotations.NullMarked;
