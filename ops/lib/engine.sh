# What the scripts have in common that build and look at images. Sourced by them; needs set -euo pipefail.
# shellcheck shell=bash

readonly UNAVAILABLE=69
: "${IMAGE:=monolift}"

fail() {
    echo "$*" >&2
    exit 1
}

# Makes "engine" what builds and runs containers here: CONTAINER_ENGINE, or the first that answers.
find_engine() {
    local engines=${CONTAINER_ENGINE:-docker podman buildah}
    for engine in $engines; do
        if command -v "$engine" >/dev/null && "$engine" info >/dev/null 2>&1; then
            return
        fi
    done
    echo "not run: no container engine answers here; asked: $engines" >&2
    exit "$UNAVAILABLE"
}

version() { sed -n '0,/<artifactId>monolift</d; s|.*<version>\(.*\)</version>.*|\1|p' pom.xml | head -n 1; }
revision() { git rev-parse HEAD; }
# That of the commit, and not of the build: the same commit makes the same labels.
created() { git show -s --format=%cI HEAD; }
origin() { echo "${SOURCE_URL:-$(git config --get remote.origin.url || echo unknown)}"; }

# What every build of this commit says about itself, and mirrors of its bases: BUILD_BASE, RUNTIME_BASE.
build_arguments() {
    printf '%s\n' --build-arg "VERSION=$(version)" --build-arg "REVISION=$(revision)" \
        --build-arg "CREATED=$(created)" --build-arg "SOURCE=$(origin)"
    local base
    for base in BUILD_BASE RUNTIME_BASE; do
        if [[ -n ${!base:-} ]]; then
            printf '%s\n' --build-arg "$base=${!base}"
        fi
    done
}

# For podman and buildah: the other format has no HEALTHCHECK.
export BUILDAH_FORMAT=docker

# Builds with whatever is there: build TAG
build() {
    local arguments
    mapfile -t arguments < <(build_arguments)
    "$engine" build --tag "$1" "${arguments[@]}" .
}

# What the Dockerfile builds on unless the environment says otherwise: base BUILD_BASE|RUNTIME_BASE
base() {
    local default
    default=$(sed -n "s/^ARG $1=//p" Dockerfile)
    echo "${!1:-$default}"
}

has() { "$engine" inspect --type image "$1" >/dev/null 2>&1; }

# Makes sure that images are here. Without a registry that answers there is nothing to check.
provide() {
    local image why
    for image in "$@"; do
        if ! has "$image" && ! why=$("$engine" pull "$image" 2>&1); then
            echo "not run: $engine cannot get $image: ${why//$'\n'/ }" >&2
            exit "$UNAVAILABLE"
        fi
    done
}
