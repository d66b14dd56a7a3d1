@ApplicationModule(allowedDependencies = "runtime")
package shop.sales;

import org.springframework.modulith.ApplicationModule;
