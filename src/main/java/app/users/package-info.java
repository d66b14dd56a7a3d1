/**
 * Owns people and their credentials: registration, login, tokens and the keys that verify them. It never knows what a
 * user ordered, paid or was told.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"runtime"})
package app.users;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
