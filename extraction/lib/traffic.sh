# The gateway and what its access log says. Sourced by lib.sh.
# shellcheck shell=bash

readonly ACCESS_LOG=$GATEWAY/logs/access.log

# Changes which side serves a module: the arguments of extraction/nginx/switch.
route() { extraction/nginx/switch --prefix "$GATEWAY" "$@"; }

# Whether the state of a module has a field with a value, such as percent=100.
routed() { [[ " $(<"$GATEWAY/state/$1") " == *" $2 "* ]]; }

gateway_is_up() {
    local pid
    # Read once: Nginx removes the file when it ends.
    pid=$(cat "$GATEWAY/logs/nginx.pid" 2>/dev/null) && kill -0 "$pid" 2>/dev/null
}

address_of() { echo "127.0.0.1:$(port_of "$1")"; }

log_size() { wc -l <"$ACCESS_LOG"; }

# Prints how many of the LATEST requests for a module its service answered, how many these are, and how many requests for the
# module the log has from a line on. counted MODULE LINE LATEST
counted() {
    tail -n "+$(($2 + 1))" "$ACCESS_LOG" | grep -E "\"module\":\"$1\",\"side\":\"(old|new)\"" |
        awk -v service="\"upstream\":\"$(address_of "$1")\"" -v latest="$3" '{ new[NR] = index($0, service) > 0 } END {
            first = NR > latest ? NR - latest + 1 : 1
            for (line = first; line <= NR; line++) sum += new[line]
            print sum + 0, NR - first + 1, NR
        }'
}

# Waits until about PERCENT of the module's requests are at its service, as the log says: await_share MODULE PERCENT REQUESTS
# Gives up when none has come for a minute, or when two minutes and many requests did not show it, so that a slow load does.
await_share() {
    # The latest ones: what was sent before the switch is logged when it is answered, and the service may have been away.
    # A part of them needs more requests to be told from another part; none and all do not.
    local from new all seen before=0 latest=$(($2 > 0 && $2 < 100 ? 3 * $3 : $3)) begin=$SECONDS heard=$SECONDS
    from=$(log_size)
    while true; do
        read -r new all seen < <(counted "$1" "$from" "$latest")
        if ((all >= $3)) && is_near "$new" "$all" "$2"; then
            fact "$new of $all requests for $1 were answered by its service ($2 % wanted)"
            return
        fi
        ((seen == before)) || heard=$SECONDS
        before=$seen
        ((SECONDS < heard + 60)) || fail "No request for $1 came for a minute: $seen so far. Does the load run?"
        ((SECONDS < begin + 120 || seen < 10 * latest)) ||
            fail "$new of the latest $all requests for $1 were answered by its service; $2 % wanted, for two minutes"
        sleep 0.5
    done
}

# Within three standard deviations, and not none; 0 and 100 are meant exactly.
is_near() {
    awk -v new="$1" -v all="$2" -v percent="$3" 'BEGIN {
        p = percent / 100
        spread = 3 * sqrt(all * p * (1 - p))
        if (p == 0 || p == 1) exit new != all * p
        exit !(new > 0 && new < all && new >= all * p - spread && new <= all * p + spread + 1)
    }'
}

# Lets an instance that has just been started get warm before it is left alone with all requests: until 18 of the last 20 that
# it answered took less than half a second, 60 s at most. Without load (nothing is answered in 3 s) there is nothing to wait for.
let_warm_up() {
    local from address begin=$SECONDS
    from=$(log_size)
    address=$(address_of "$1")
    while ((SECONDS < begin + 60)); do
        sleep 1
        (($(log_size) > from || SECONDS < begin + 3)) || return 0
        ! tail -n "+$((from + 1))" "$ACCESS_LOG" | grep -F "\"upstream\":\"$address\"" | tail -n 20 |
            awk '{ sub(/.*"seconds":/, "") } $0 + 0 > 0.5 { slow++ } END { exit slow > 2 || NR < 20 }' || return 0
    done
}

# Writes the files from which the gateway is made: every group of the walk, limits that one address does not meet.
write_gateway_files() {
    local module
    mkdir -p "$GATEWAY"
    {
        echo "monolith $(address_of monolith-1) $(address_of monolith-2)"
        for module in "${MODULES[@]}"; do
            echo "$module $(address_of "$module")"
            echo "$module-shadow $(address_of "$module-shadow")"
        done
    } >"$GATEWAY/upstreams"
    sed -e "s/^https .*/https 127.0.0.1:$(port_of gateway)/" -e "s/^internal .*/internal $(address_of internal)/" \
        -e "s/^inside .*/inside $(address_of inside)/" -e "s/^user .*/user $(id -un)/" -e "s/^workers .*/workers 2/" \
        -e "s/^canary_by .*/canary_by request/" -e "s/^limit_checks .*/limit_checks 100000r\/s 10000/" \
        -e "s/^limit \([a-z]*\) .*/limit \1 100000r\/s 10000 100000r\/s 10000/" extraction/nginx/settings >"$GATEWAY/settings"
}
