# Processes of a walk: each has a name, a file with its id and one with what it writes. Sourced by lib.sh.
# shellcheck shell=bash

# shellcheck source=bench/jdk.sh
source bench/jdk.sh

# Starts a process in a session of its own, so that nothing that ends a step ends it: spawn NAME COMMAND...
spawn() {
    local name=$1
    shift
    setsid "$@" >>"$STATE/log/$name.log" 2>&1 </dev/null &
    # The time of its start belongs to it: an id is given again one day.
    echo "$! $(began "$!")" >"$STATE/run/$name.pid"
}

# In ticks since the machine was started; nothing, if it has ended. Not changed by a clock that is set.
began() {
    local stat
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
    # The name before it may have spaces.
    awk '$1 != "Z" { print $20 }' <<<"${stat##*) }"
}

is_up() {
    local pid began
    [[ -e $STATE/run/$1.pid ]] || return 1
    read -r pid began <"$STATE/run/$1.pid"
    [[ -n $began && $(began "$pid") == "$began" ]]
}

pid_of() { cut -d ' ' -f 1 "$STATE/run/$1.pid"; }

# Sends a signal to a process, which may have ended just now: signal NAME SIGNAL
signal() { kill "-$2" "$(pid_of "$1")" 2>/dev/null || ! is_up "$1"; }

# Ends a process: stop NAME [SIGNAL]. SIGTERM unless told otherwise; after 40 s SIGKILL, which is a failure.
stop() {
    local name=$1 end=$((SECONDS + 40))
    if is_up "$name"; then
        signal "$name" "${2:-TERM}"
        while is_up "$name"; do
            ((SECONDS < end)) || { kill -KILL "$(pid_of "$name")" && fail "$name did not end by itself"; }
            sleep 0.05
        done
    fi
    rm -f "$STATE/run/$name".{pid,modules}
}

# Ends all of a walk, those on which the others depend last. What does not end as it should keeps nothing else running.
stop_everything() {
    local file names=() failed=
    ! gateway_is_up || extraction/nginx/gateway stop "$GATEWAY" || failed=yes
    # With the Maven that it waits for.
    ! is_up builds || kill -TERM -- "-$(pid_of builds)" || ! is_up builds
    for file in "$STATE"/run/*.pid; do
        [[ ! -e $file || $file == */surroundings.pid ]] || names+=("$(basename "$file" .pid)")
    done
    for file in "${names[@]}"; do
        ! is_up "$file" || signal "$file" TERM
    done
    for file in "${names[@]}" surroundings; do (stop "$file") || failed=yes; done
    rm -f "$STATE/surroundings.env"
    [[ -z $failed ]]
}

# What another walk has started is not touched.
refuse_second_walk() {
    local file
    for file in "$STATE"/run/*.pid; do
        [[ ! -e $file ]] || ! is_up "$(basename "$file" .pid)" ||
            fail "there is a walk in $STATE already: extraction/walk --stop"
    done
}

# Prints the port that a name has in this walk. Below those that systems give to outgoing connections.
port_of() {
    local port
    touch "$STATE/ports"
    port=$(sed -n "s/^$1 //p" "$STATE/ports")
    while [[ -z $port ]]; do
        port=$((20000 + RANDOM % 10000))
        if grep -q " $port\$" "$STATE/ports" || (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            port=
        else
            echo "$1 $port" >>"$STATE/ports"
        fi
    done
    echo "$port"
}

java25() { "$(find_jdk)/bin/java" "$@"; }

# Asks the database that the walk began with, as its owner; prints the rows.
ask() { java25 -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$JAR" extraction/src/Ask.java "$(recall DATABASE_URL)" "$@"; }
