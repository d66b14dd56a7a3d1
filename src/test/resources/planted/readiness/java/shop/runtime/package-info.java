@ApplicationModule(type = ApplicationModule.Type.OPEN)
package shop.runtime;

import org.springframework.modulith.ApplicationModule;
