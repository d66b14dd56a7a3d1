# The load of a walk, and what is kept for the report. Sourced by extraction/walk, after lib/walk.sh.
# What it reads, extraction/walk sets; "note" is called there, too.
# shellcheck shell=bash disable=SC2154,SC2119,SC2120

# The process id of the load, while it runs.
load_id=

start_load() {
    local option options=()
    ((rate > 0)) || return 0
    for option in "database $(databases)" "provider $(recall PAYMENT_PROVIDER_URL)" "mailbox $(recall FACTS_URL)"; do
        [[ $option == *" " ]] || options+=("--${option% *}" "${option#* }")
    done
    ((${#faults[@]} == 0)) || options+=(--tolerate-lost-answers)
    spawn load extraction/load --gateway "$(recall GATEWAY_URL)" --ca "$(recall GATEWAY_CA)" --state "$STATE/load" \
        --rate "$rate" "${options[@]}"
    load_id=$(pid_of load)
}

databases() {
    sed -n 's/^DATABASE_URL=//p; s/^OWN_DATABASE_URL_[a-z]*=//p' "$STATE/surroundings.env" | paste -sd ,
}

# Ends the load, which then looks at the invariants; and writes the report.
finish() {
    local began
    [[ -n $load_id ]] || return 0
    began=$(now)
    touch "$STATE/load/stop"
    if ! wait "$load_id"; then
        echo "An invariant is broken:" >&2
        tail -n 20 "$STATE/log/load.log" >&2
        exit 1
    fi
    say invariants "" "$began" "$(tail -n 1 "$STATE/log/load.log")"
    for module in "${modules[@]}"; do
        extraction/load --report "$STATE/load" --access-log "$ACCESS_LOG" --module "$module" --out "$REPORT"
    done
}

# What everything else is measured by, after as long a time in which processes get warm.
measure_baseline() {
    [[ -n $load_id ]] || return 0
    await 120 "the first answers" test -s "$STATE/load/samples.jsonl"
    let_warm_up monolith-1
    let_warm_up monolith-2
    sleep "${EXTRACTION_BASELINE:-10}"
    mark 10-baseline
    sleep "${EXTRACTION_BASELINE:-10}"
    note
}

# Adds to the last mark how much memory the application takes, what the step measured and what was checked, for the report:
# note [CHECKED]
note() {
    local marks=$STATE/load/steps.jsonl more
    more=",\"memory MB\":$(memory)"
    [[ ! -e $STATE/load/measured ]] || more+=$(<"$STATE/load/measured")
    more+="${1:+,\"checked\":\"${1//\"/\'}\"}}"
    rm -f "$STATE/load/measured"
    MORE=$more awk 'NR > 1 { print last } { last = $0 } END { sub(/}$/, "", last); print last ENVIRON["MORE"] }' "$marks" >"$marks.new"
    mv "$marks.new" "$marks"
}

# Of the instances of the monolith and the services.
memory() {
    local name
    for name in "${INSTANCES[@]}" "${MODULES[@]}"; do
        ! is_up "$name" || ps -o rss= -p "$(pid_of "$name")"
    done | awk '{ all += $1 } END { printf "%d", all / 1000 }'
}
