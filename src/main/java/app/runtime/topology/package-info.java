/** Which modules there are, and which of them this process hosts. */
@NullMarked
package app.runtime.topology;

import org.jspecify.annotations.NullMarked;
