# What the benchmarks need before they can begin. Sourced by them; needs set -euo pipefail.
# shellcheck shell=bash

# shellcheck source=bench/jdk.sh
source "$(dirname "${BASH_SOURCE[0]}")/jdk.sh"

readonly JAR=target/monolift.jar
readonly FOLDER=target/bench
readonly CLASSPATH=$FOLDER/classpath

provide_jar() {
    if [[ ! -e $JAR || -n $(find pom.xml src/main db -newer "$JAR" -type f -print -quit) ]]; then
        echo "Building $JAR" >&2
        ./mvnw -q -ntp -DskipTests package >&2
    fi
}

# The benchmarks need embedded PostgreSQL and the driver, which are not in the jar.
provide_classpath() {
    if [[ ! -e $CLASSPATH || pom.xml -nt $CLASSPATH ]]; then
        ./mvnw -q -ntp dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$CLASSPATH" >&2
    fi
}
