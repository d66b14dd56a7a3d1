# What the steps 30 and 90 build. Sourced by them, by extraction/walk and by build-ahead, after lib.sh.
# shellcheck shell=bash

# shellcheck source=extraction/lib/trees.sh
source extraction/lib/trees.sh

: "${modules:=}"
readonly ONLY_JAR="package -Dmaven.test.skip=true"

# For one module they test what they build. For all four they make the jars; extraction/verify-builds tests them.
choose_builds() {
    ((${#modules[@]} > 1)) || return 0
    export EXTRACTION_LIFT_BUILD=${EXTRACTION_LIFT_BUILD:-$ONLY_JAR} EXTRACTION_REMOVE_BUILD=${EXTRACTION_REMOVE_BUILD:-$ONLY_JAR}
}

jar_of() { echo "$STATE/lift/$1/target/$1.jar"; }
jar_without() { echo "$STATE/monolift-without-$1.jar"; }

# Makes the project of a module and builds it, unless that is done.
build_project() {
    local folder=$STATE/lift/$1
    [[ ! -e $folder.built ]] || return 0
    rm -rf "$folder"
    extraction/lift "$1" "$folder"
    # shellcheck disable=SC2086
    maven "$folder" -q ${EXTRACTION_LIFT_BUILD:-verify}
    touch "$folder.built"
}

# Builds the monolith without some modules, unless that is done: build_without MODULE,... In a tree of its own, because what
# runs now was built from this one. A switch of Maven leaves the modules out.
build_without() {
    local module options=("-Pwithout-${1//,/,without-}") tree=$STATE/without-$1
    [[ ! -e $(jar_without "$1") ]] || return 0
    rm -rf "$tree"
    copy_tree "$tree"
    for module in ${1//,/ }; do
        [[ ! -e $(jar_of "$module") ]] || options+=("-Dservice.$module=$(jar_of "$module")")
    done
    # shellcheck disable=SC2086
    maven "$tree" -q ${EXTRACTION_REMOVE_BUILD:-package} "${options[@]}"
    cp "$tree/target/monolift.jar" "$(jar_without "$1").new"
    mv "$(jar_without "$1").new" "$(jar_without "$1")"
}

# Whoever comes second waits, and finds it done: alone NAME COMMAND...
alone() {
    local name=$1
    shift
    (
        flock 9
        "$@" 9>&-
    ) 9>"$STATE/$name.lock"
}
