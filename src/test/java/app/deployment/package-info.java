/** What Kubernetes is told: the folders below {@code k8s/}, rendered as {@code k8s/roll-out} renders them, and read. */
@NullMarked
package app.deployment;

import org.jspecify.annotations.NullMarked;
