# What the benchmarks need before they can begin. Sourced by them; needs set -euo pipefail.
# shellcheck shell=bash

readonly NEEDED_JDK=25
readonly JAR=target/monolift.jar
readonly FOLDER=target/bench
readonly CLASSPATH=$FOLDER/classpath

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
