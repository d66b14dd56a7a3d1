# What the steps build. Sourced by those that do, and by extraction/walk, after lib.sh.
# shellcheck shell=bash

: "${modules:=}"
readonly ONLY_JAR="package -Dmaven.test.skip=true"

# What 30 and 90 build for one module they test, too. For all four they make the jars; extraction/verify-builds tests them.
choose_builds() {
    ((${#modules[@]} > 1)) || return 0
    export EXTRACTION_LIFT_BUILD=${EXTRACTION_LIFT_BUILD:-$ONLY_JAR} EXTRACTION_REMOVE_BUILD=${EXTRACTION_REMOVE_BUILD:-$ONLY_JAR}
}

# Spares the build in another folder the formatting of what is known to be formatted here.
keep_formatted() {
    [[ -e target/formatted.sha256 ]] || return 0
    mkdir -p "$1/target"
    cp target/formatted.sha256 "$1/target/"
}
