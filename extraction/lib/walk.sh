# How extraction/walk does steps under load. Sourced by it, after lib.sh.
# shellcheck shell=bash

# What extraction/walk sets: what to do.
: "${modules:=}" "${to:=}" "${skip:=}" "${undo_to:=}" "${rate:=}"
step_id=
# shellcheck disable=SC2034
module=

# Puts the gateway in front of the monolith, and customers in front of the gateway.
begin() {
    local began
    began=$(now)
    in_session extraction/surroundings start
    say surroundings "" "$began" "PostgreSQL, Kafka, a mail server and a payment provider"
    do_step 10-baseline "${modules[0]}"
    start_load
    measure_baseline
    build_ahead
}

# With what the steps leave of the processors.
build_ahead() {
    ((${#modules[@]} > 1 && to >= 90)) && [[ ,$skip, != *,30,* && ,$skip, != *,90,* ]] || return 0
    spawn builds nice -n 19 extraction/lib/build-ahead "${modules[@]}"
}

# Prints the names of the steps of a module that are wanted, after the first.
steps() {
    local path name
    for path in extraction/steps/*; do
        name=${path##*/}
        if ((${name%%-*} > 10 && ${name%%-*} <= to)) && [[ ,$skip, != *,"${name%%-*}",* ]]; then echo "$name"; fi
    done
}

do_step() {
    local began
    began=$(now)
    [[ -z $load_id ]] || mark "$1" "$2"
    run_step "$1" "$2"
    run_step "$1" --check "$2"
    [[ -z $load_id ]] || note "$(paste -sd ';' "$STATE/log/$2-$1--check.log")"
    say "$1" "$2" "$began" "$(tail -n 1 "$STATE/log/$2-$1--check.log")"
}

undo_step() {
    local began
    ((${1%%-*} > undo_to)) || return 0
    began=$(now)
    [[ -z $load_id ]] || mark "$1 --undo" "$2"
    run_step "$1" --undo "$2"
    [[ -z $load_id ]] || note
    say "$1 --undo" "$2" "$began" ""
}

check_step() {
    local began
    began=$(now)
    run_step "$1" --check "$2"
    say "$1 --check" "$2" "$began" "$(tail -n 1 "$STATE/log/$2-$1--check.log")"
}

# Runs a step as it is run by hand. What it writes goes to a file, and is shown if it fails.
run_step() {
    local name=$1 log
    shift
    log=$STATE/log/${*: -1}-$name${2:+$1}.log
    if ! in_session "extraction/steps/$name" "$@" >"$log" 2>&1; then
        echo "$name $* FAILED:" >&2
        tail -n 20 "$log" >&2
        exit 1
    fi
    [[ -z $load_id ]] || is_up load || fail "the load has ended; see $STATE/log/load.log"
}

# In a session of its own, to end it with all that it has begun; and so that a signal need not wait for its end.
in_session() {
    local status=0
    setsid "$@" &
    step_id=$!
    wait "$step_id" || status=$?
    step_id=
    return "$status"
}

clean_up() {
    local status=$?
    trap - EXIT INT TERM
    forget_faults
    [[ -z $step_id ]] || kill -TERM -- "-$step_id" || echo "The step has ended" >&2
    if [[ $keep == yes && $status == 0 ]]; then
        echo "Everything goes on: $(recall GATEWAY_URL); extraction/walk --stop ends it."
    else
        stop_everything >"$STATE/log/end.log"
    fi
    exit "$status"
}
