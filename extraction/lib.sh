# What the steps of a walk share. Sourced by them; needs set -euo pipefail, and goes to the folder of the project.
# shellcheck shell=bash

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

readonly MODULES=(billing notifications orders users)
export INSTANCES=(monolith-1 monolith-2)
readonly JAR=$PWD/target/monolift.jar
# Where everything of a walk is: process ids, ports, logs, the gateway, the records of the load.
STATE=${EXTRACTION_STATE:-target/extraction}
# A walk empties it when it begins.
if [[ -d $STATE && ! -d $STATE/run && -n $(find "$STATE" -mindepth 1 ! -name classpath -print -quit) ]]; then
    echo "$STATE is not the folder of a walk, and not empty: name another in EXTRACTION_STATE" >&2
    exit 64
fi
mkdir -p "$STATE"/{run,log,load}
STATE=$(cd "$STATE" && pwd)
readonly STATE GATEWAY=$STATE/nginx

# shellcheck source=extraction/lib/processes.sh
source extraction/lib/processes.sh
# shellcheck source=extraction/lib/application.sh
source extraction/lib/application.sh
# shellcheck source=extraction/lib/monolith.sh
source extraction/lib/monolith.sh
# shellcheck source=extraction/lib/traffic.sh
source extraction/lib/traffic.sh

# The frame of a step, which defines apply, undo and check. Each is given the module, and can be repeated.
step() {
    local action=apply
    case ${1:-} in
        -h | --help) step_usage && return ;;
        --undo | --check) action=${1#--} && shift ;;
    esac
    (($# == 1)) || { step_usage >&2 && exit 64; }
    is_module "$1" || fail "\"$1\" is none of the modules: ${MODULES[*]}"
    module=$1
    "$action" "$1"
}

step_usage() {
    echo "usage: extraction/steps/${0##*/} [--undo | --check] MODULE"
    sed -n '2,/^#$/s/^# \{0,1\}//p' "$0"
}

is_module() { [[ " ${MODULES[*]} " == *" $1 "* ]]; }

fail() {
    echo "${0##*/}: $*" >&2
    exit 1
}

# Says what has been found true, and keeps it for the report.
fact() {
    echo "$*"
    printf '{"at":%d,"step":"%s","module":"%s","fact":"%s"}\n' \
        "$(now)" "${0##*/}" "$module" "${*//\"/\'}" >>"$STATE/load/facts.jsonl"
}

# Tells the load, and so the report, that a step begins: mark STEP [MODULE]
mark() { printf '{"at":%d,"step":"%s"%s}\n' "$(now)" "$1" "${2:+,\"module\":\"$2\"}" >>"$STATE/load/steps.jsonl"; }

# Keeps a number for the report of the step that runs: measured NAME NUMBER
measured() { printf ',"%s":%s' "$1" "$2" >>"$STATE/load/measured"; }

# A line of the walk: say STEP MODULE BEGAN TEXT
say() { printf '%-20s %-14s ok %7.1f s  %s\n' "$1" "$2" "$(awk "BEGIN { print ($(now) - $3) / 1000 }")" "$4"; }

# Milliseconds since 1970.
now() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }

# Waits until a command succeeds: await SECONDS WHAT COMMAND...
await() {
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@"; do
        ((SECONDS < end)) || fail "$what did not happen in time"
        sleep 0.1
    done
}

# Keeps a value for the steps that follow, and for whoever goes on by hand.
remember() {
    touch "$STATE/walk.env"
    { grep -v "^$1=" "$STATE/walk.env" || [[ $? == 1 ]]; } >"$STATE/walk.env.new"
    printf '%s=%s\n' "$1" "$2" >>"$STATE/walk.env.new"
    mv "$STATE/walk.env.new" "$STATE/walk.env"
}

# Prints a value of the walk or of its surroundings, or nothing.
recall() {
    local files=()
    [[ ! -e $STATE/surroundings.env ]] || files+=("$STATE/surroundings.env")
    [[ ! -e $STATE/walk.env ]] || files+=("$STATE/walk.env")
    ((${#files[@]} == 0)) || sed -n "s/^$1=//p" "${files[@]}" | tail -n 1
}
