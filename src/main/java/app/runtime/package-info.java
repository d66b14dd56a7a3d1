/**
 * What hosts modules: topology, database, events, web, settings and lifecycle. It knows no module and no business word.
 * Every module may use its public types.
 */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package app.runtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
