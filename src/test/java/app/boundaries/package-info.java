/**
 * The boundary rules as a library: it discovers the modules under a base package and reports every way in which one
 * reaches into another, in code, in SQL and in migrations. It knows no application, and needs no Spring Boot and no
 * database.
 */
@NullMarked
package app.boundaries;

import org.jspecify.annotations.NullMarked;
