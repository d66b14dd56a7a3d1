# Finds the JDK that programs of this project run on. Sourced by scripts; needs set -euo pipefail.
# shellcheck shell=bash

readonly NEEDED_JDK=25

# Prints the folder of a JDK that is new enough.
find_jdk() {
    local home version
    for home in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" /usr/lib/jvm/* /opt/java/*; do
        [[ -n $home && -x $home/bin/java && -r $home/release ]] || continue
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
        if ((${version:-0} >= NEEDED_JDK)); then
            echo "$home"
            return
        fi
    done
    echo "No JDK $NEEDED_JDK or newer was found: set JAVA_HOME to its folder." >&2
    return 1
}
