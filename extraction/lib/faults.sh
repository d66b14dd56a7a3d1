# What goes wrong during a walk, on purpose: walk --fault NAME. Each waits in the background for its moment, and does it once.
# Sourced by extraction/walk.
# shellcheck shell=bash

readonly FAULTS=(service kafka gateway instance)
fault_id=

# Begins to wait for the moment of a fault: plant_fault NAME MODULE
plant_fault() {
    [[ -n $1 && -z $fault_id ]] || return 0
    "fault_$1" "$2" >"$STATE/log/fault.log" 2>&1 &
    fault_id=$!
}

# A fault that never came would prove nothing.
expect_fault() {
    [[ -n $1 ]] || return 0
    await 60 "the fault \"$1\"" grep -q "^done" "$STATE/log/fault.log"
    wait "$fault_id"
    fault_id=
    say "fault" "$1" "$(now)" "$(tail -n 1 "$STATE/log/fault.log")"
}

# The service is killed while it has a quarter of the requests: the monolith stands in until it is back.
fault_service() {
    await 600 "25 %" routed "$1" percent=25
    kill -KILL "$(pid_of "$1")"
    sleep 2
    serve "$1" "$1" "$(cut -d ' ' -f 2 "$STATE/run/$1.modules")"
    echo "done: the service of $1 was killed at 25 % and started again"
}

# Kafka is down while the module leaves the monolith: events wait in the outboxes.
fault_kafka() {
    await 600 "the cut-over" routed "$1" fallback=off
    curl -fsS -X POST "$(recall FACTS_URL)/kafka/stop"
    await 120 "the restart of an instance" has_left monolith-1 "$1"
    curl -fsS -X POST "$(recall FACTS_URL)/kafka/start"
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
