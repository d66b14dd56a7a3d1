# What ops/canary does in the cluster, and the way back. Sourced by it; needs set -euo pipefail.
# shellcheck shell=bash

# In s, until every controller has heard of a change.
: "${SETTLE:=10}"
export NAMESPACE=${NAMESPACE:-monolift}
readonly WEIGHT=nginx.ingress.kubernetes.io/canary-weight
# On the canary's ingress: what ran when it came.
readonly BEFORE=monolift/runs-beside
# What runs just now, and would have to be ended.
child=""

fail() {
    echo "$*" >&2
    exit 1
}

# Of all that is found out before anything has changed.
did_not_begin() {
    echo "$*. Nothing has begun" >&2
    exit 75
}

cluster() { kubectl --namespace "$NAMESPACE" "$@"; }
# Of what answers at once.
ask_cluster() { cluster --request-timeout=30s "$@"; }

# What a deployment runs, nothing if there is none: all behind the name of the image, a digest included.
tag_of() {
    local image
    image=$(ask_cluster get deployment "$1" --ignore-not-found \
        --output 'jsonpath={.spec.template.spec.containers[0].image}') || return
    image=${image##*/}
    echo "${image#*:}"
}

# Waits for a program in such a way that a signal does not wait: it ends the program and all that this has started.
run() {
    local status=0
    set -m
    "$@" &
    child=$!
    set +m
    wait "$child" || status=$?
    child=""
    return "$status"
}

# So that nobody has to know, if this is killed.
remember() { ask_cluster annotate ingress --selector release=canary --overwrite "$BEFORE=$1"; }
remembered() { ask_cluster get ingress --selector release=canary --output "jsonpath={.items[*].metadata.annotations.$BEFORE}"; }

# First nobody is led to the canary any more. If the last step had been reached, some instances may be new, and not ready.
take_back() {
    local now
    make_room 2m || echo "monolift has fewer instances than monolift-canary, and gets its requests all the same" >&2
    lead_nobody_there || return
    now=$(tag_of monolift) || return
    [[ -z $1 || $now == "$1" ]] || k8s/roll-out production "GIT_SHA=$1" || return
    remove
}

# While it had no requests, its autoscaler has made it smaller: it gets them when it is as large as who has them:
# make_room LONGEST
make_room() {
    local needs has
    needs=$(instances_of monolift-canary) || return
    has=$(instances_of monolift) || return
    ((${has:-0} < ${needs:-0})) || return 0
    ask_cluster scale deployment/monolift --replicas="$needs" || return
    cluster rollout status deployment/monolift --timeout="$1"
}

instances_of() { ask_cluster get deployment "$1" --ignore-not-found --output 'jsonpath={.spec.replicas}'; }

# Until every controller has heard of it.
lead_nobody_there() {
    local routes
    routes=$(ask_cluster get ingress --selector release=canary --output name) || return
    [[ -n $routes ]] || return 0
    ask_cluster annotate ingress --selector release=canary --overwrite "$WEIGHT=0" && sleep "$SETTLE"
}

# It ends by its own drain.
remove() { cluster delete ingress,service,deployment,job,poddisruptionbudget --selector release=canary --wait --timeout=120s; }

undo() {
    local before
    before=$(remembered) || could_not
    take_back "$before" || could_not
    echo "All requests go to $(tag_of monolift)"
}

# Of all that follows a step: go_back RUNNING
go_back() {
    trap - EXIT
    trap '' INT TERM
    if [[ -n $child ]] && kill -- "-$child" 2>/dev/null; then
        wait "$child" || echo "Stopped" >&2
    fi
    take_back "$1" >&2 || could_not
    echo "All requests go to $1" >&2
    exit 1
}

could_not() {
    echo "Could not go back: requests may still go to the new version. As soon as the cluster answers: ops/canary undo" >&2
    exit 70
}
