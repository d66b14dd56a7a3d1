/** The application. Each package below is a module; {@code runtime} hosts the others and knows none of them. */
@NullMarked
package app;

import org.jspecify.annotations.NullMarked;
