# What the scripts have in common that speak to a cluster. Sourced by them; needs set -euo pipefail.
# shellcheck shell=bash

: "${NAMESPACE:=monolift}"
fail() {
    echo "$*" >&2
    exit 1
}

cluster() { kubectl --namespace "$NAMESPACE" "$@"; }

# What the stable version of the monolith runs.
running_image() {
    cluster get deployment monolift --output 'jsonpath={.spec.template.spec.containers[0].image}' 2>/dev/null
}
