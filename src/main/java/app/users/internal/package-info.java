@NullMarked
package app.users.internal;

import org.jspecify.annotations.NullMarked;
