/** A database of its own for every module: pool, role, migrations, transactions, jOOQ. */
@NullMarked
package app.runtime.database;

import org.jspecify.annotations.NullMarked;
