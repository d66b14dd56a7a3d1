/**
 * Owns what customers are told: it listens to the facts of the other modules, keeps whom to write to, and sends mail.
 * It decides nothing that another module relies on.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"runtime", "users", "billing", "orders"})
package app.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
