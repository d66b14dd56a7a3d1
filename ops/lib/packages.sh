# Packages of this Debian or Ubuntu, with the libraries that they need, unpacked for this user alone without installing
# anything. Sourced; needs set -euo pipefail. What is unpacked is made in a folder of its own, $work, and then moved.
# shellcheck shell=bash

# Downloads what is missing, with an own state and cache, which needs no rights; what is installed is not fetched.
download_packages() {
    local own=(-qq -o "Dir::State=$work/state" -o Dir::State::status="${DPKG_STATUS:-/var/lib/dpkg/status}"
        -o "Dir::Cache=$work/cache" -o "Dir::Log=$work" -o Debug::NoLocking=true -o Acquire::Languages=none)
    mkdir -p "$work"/state/lists/partial "$work"/cache/archives/partial
    apt-get "${own[@]}" update
    apt-get "${own[@]}" install --yes --download-only --no-install-recommends "$@"
}

# Into $1/root.
unpack_packages() {
    local package
    mkdir "$1"
    for package in "$work"/cache/archives/*.deb; do
        dpkg -x "$package" "$1/root"
    done
}

count_packages() { find "$work" -name '*.deb' | wc -l; }

# The lines by which a script finds the libraries below its folder's root.
libraries() {
    cat <<'END'
root=$(cd "$(dirname "$0")" && pwd)/root
for folder in "$root"/lib/*-linux-gnu* "$root"/usr/lib/*-linux-gnu*; do
    LD_LIBRARY_PATH=$folder${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
done
export LD_LIBRARY_PATH
END
}

# Outside of target: "clean" does not cost another download. What was built for one system does not run on another.
packages_cache() {
    local system
    # shellcheck source=/dev/null
    system=$(. /etc/os-release && echo "${ID:-linux}-${VERSION_ID:-rolling}") || system=linux
    echo "${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/monolift/$1-$system-$(uname -m)"
}
