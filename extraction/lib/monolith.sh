# The two instances of the monolith. Sourced by lib.sh.
# shellcheck shell=bash

# What the instances of the monolith host.
hosted() { recall MONOLITH; }

# The jar that they run: of every module, until step 90.
monolith_jar() {
    local jar
    jar=$(recall MONOLITH_JAR)
    echo "${jar:-$JAR}"
}

# Restarts the instances one after the other with these modules; none of them: ends both. Nobody notices: an instance is
# taken out of the gateway, which waits for what is in flight on it, before it is ended.
roll() {
    local number name
    remember MONOLITH "$1"
    for number in 1 2; do
        name=monolith-$number
        if [[ -z $1 ]]; then
            stop "$name"
        elif ! is_up "$name"; then
            serve "$name" "$1" "$(monolith_jar)"
        elif [[ $(<"$STATE/run/$name.modules") != "$1 $(monolith_jar)" ]]; then
            route monolith without "$number"
            serve "$name" "$1" "$(monolith_jar)"
            route monolith without none
            let_warm_up "$name"
        fi
    done
    # Left by a run that was cut off.
    routed monolith without=0 || route monolith without none
}

# Prints a list of modules without one of them, or with it.
without() { echo "${1//,/ }" | xargs -n 1 | grep -vx "$2" | sort | xargs; }
with() { echo "$1 $2" | xargs -n 1 | sort -u | xargs; }
