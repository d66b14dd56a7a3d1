/** Calls stamps, which listens to it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"runtime", "stamps"})
package shop.letters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
