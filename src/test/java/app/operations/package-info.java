/** What an operator does: the blocks of {@code docs/operations.md}, run as they are written there. */
@NullMarked
package app.operations;

import org.jspecify.annotations.NullMarked;
