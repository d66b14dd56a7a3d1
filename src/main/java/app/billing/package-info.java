/**
 * Owns payments and refunds: it charges once per order at the payment provider and pays back. It never knows what an
 * order contains or decides whether it stands.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"runtime"})
package app.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
