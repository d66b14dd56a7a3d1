/** What brings the application to production: the scripts below {@code ops/}, the workflows, the image. */
@NullMarked
package app.delivery;

import org.jspecify.annotations.NullMarked;
