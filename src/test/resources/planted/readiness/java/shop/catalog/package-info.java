@ApplicationModule(allowedDependencies = {"runtime", "sales"})
package shop.catalog;

import org.springframework.modulith.ApplicationModule;
