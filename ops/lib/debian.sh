# One verified package of Debian's, unpacked for this user alone, without installing anything: for programs that run on any
# Linux with its C library. Sourced; needs set -euo pipefail.
# shellcheck shell=bash

# Where the pool has gone on, the archive of all that was in it has a package still.
readonly DEBIAN_SOURCES=(http://deb.debian.org/debian http://snapshot.debian.org/archive/debian/20250901T000000Z)

# Where such a program is: outside of target, so that "clean" does not cost another download.
package_cache() { echo "${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/monolift/$1-$(uname -m)"; }

# Makes FOLDER from the programs of a package: fetch_package FOLDER POOL_PATH SHA256_AMD64 SHA256_ARM64
# Several may ask at the same time: the first one sees to it. It is there as a whole or not at all.
fetch_package() {
    mkdir -p "$(dirname "$1")" && exec 9>"$1.lock" && flock 9 || return
    local work status=0
    if [[ ! -d $1 ]]; then
        work=$(mktemp -d "$1.XXXXXX") || return
        download_package "$work/package" "$2" "$3" "$4" && unpack_package "$work" && mv "$work/root/usr/bin" "$1" || status=$?
        rm -rf "$work"
        ((status != 0)) || echo "Missing and not installed, but fetched: $1"
    fi
    exec 9>&-
    return "$status"
}

download_package() {
    local architecture sum source
    case $(uname -sm) in
        "Linux x86_64") architecture=amd64 sum=$3 ;;
        "Linux aarch64") architecture=arm64 sum=$4 ;;
        *) return 1 ;;
    esac
    for source in "${DEBIAN_SOURCES[@]}"; do
        curl -sSfL --retry 2 --max-time 120 -o "$1" "$source/pool/main/$2_$architecture.deb" &&
            sha256sum --check --status <<<"$sum  $1" && return
    done
    return 1
}

unpack_package() {
    mkdir "$1/root"
    if command -v dpkg >/dev/null; then
        dpkg -x "$1/package" "$1/root"
    else
        ar p "$1/package" data.tar.xz | tar -xJ -C "$1/root"
    fi
}
