# What goes wrong during a walk, on purpose: walk --fault NAME. Each waits in the background for its moment, and does it
# once. Sourced by extraction/walk.
# shellcheck shell=bash

readonly FAULTS=(service gateway kafka instance)
# The process ids of those that wait.
fault_ids=()

# Makes "faults" the names in a list, or all: set_faults NAME,...
set_faults() {
    local name
    [[ $1 != all ]] || set -- "${FAULTS[*]}"
    read -ra faults <<<"${1//,/ }"
    for name in "${faults[@]:-}"; do
        [[ " ${FAULTS[*]} " == *" $name "* && -n $name ]] || { usage >&2 && exit 64; }
    done
}

# Begins to wait for the moments of faults: plant MODULE NAME...
plant() {
    local module=$1 name
    shift
    for name in "$@"; do
        "fault_$name" "$module" >"$STATE/log/fault-$name.log" 2>&1 &
        fault_ids+=("$!")
    done
}

# A fault that never came would prove nothing.
expect() {
    local name
    for name in "$@"; do
        await 60 "the fault \"$name\"" grep -q "^done" "$STATE/log/fault-$name.log"
        say "fault" "$name" "$(now)" "$(tail -n 1 "$STATE/log/fault-$name.log")"
    done
    ((${#fault_ids[@]} == 0)) || wait "${fault_ids[@]}"
    fault_ids=()
}

forget_faults() {
    local id
    for id in "${fault_ids[@]}"; do
        kill -TERM "$id" 2>/dev/null || echo "A fault has happened" >&2
    done
}

# The service is killed while it has a quarter of the requests: the monolith stands in until it is back.
fault_service() {
    local jar
    await 600 "25 %" routed "$1" percent=25
    jar=$(cut -d ' ' -f 2 "$STATE/run/$1.modules")
    stop "$1" KILL
    sleep 2
    serve "$1" "$1" "$jar"
    echo "done: the service of $1 was killed at 25 % and started again"
}

# Kafka is down while the module leaves the monolith: events wait in the outboxes.
fault_kafka() {
    await 600 "the cut-over" routed "$1" fallback=off
    curl -fsS -o /dev/null -X POST "$(recall FACTS_URL)/kafka/stop"
    await 120 "the restart of an instance" has_left monolith-1 "$1"
    curl -fsS -o /dev/null -X POST "$(recall FACTS_URL)/kafka/start"
    echo "done: Kafka was stopped at the cut-over and started again"
}

# The gateway is told to read a broken file: it refuses, and goes on as it was.
fault_gateway() {
    await 600 "25 %" routed "$1" percent=25
    cp "$GATEWAY/conf/nginx.conf" "$STATE/nginx.conf"
    echo "broken" >>"$GATEWAY/conf/nginx.conf"
    ! extraction/nginx/gateway reload "$GATEWAY" || fail "the gateway took a broken file"
    cp "$STATE/nginx.conf" "$GATEWAY/conf/nginx.conf"
    echo "done: the gateway refused a broken file"
}

# An instance of the monolith is killed when the other has just been restarted.
fault_instance() {
    await 600 "the cut-over" has_left monolith-1 "$1"
    await 60 "monolith-1 serves again" routed monolith without=0
    kill -KILL "$(pid_of monolith-2)"
    echo "done: monolith-2 was killed while the monolith was rolled"
}

has_left() { [[ -e $STATE/run/$1.modules ]] && ! hosts "$(<"$STATE/run/$1.modules")" "$2" && is_ready "$1"; }
