# Processes of the application, in whatever role. Sourced by lib.sh.
# shellcheck shell=bash

# It lives for minutes: compiling every method in full would cost more than it saves.
readonly JVM=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx384m)
# As in the tests: what has failed is tried again soon, and a password is hashed lightly, because all share one machine.
readonly SETTINGS=(MIGRATE_ON_START=false DRAIN_DELAY=0s CIRCUIT_OPEN=1s EVENTS_RETRY_BASE=100ms EVENTS_RETRY_CAP=1s
    USERS_ARGON2_MEMORY=64 USERS_ARGON2_ITERATIONS=1 'TRUSTED_PROXIES=127\.0\.0\.1')
readonly FROM_SURROUNDINGS='^(DATABASE_URL|KAFKA_[A-Z_]*|SMTP_[A-Z_]*|PAYMENT_PROVIDER_URL)='

# Makes "settings" those of a process that hosts some modules: settings_of NAME "MODULE..."
settings_of() {
    local module inside
    inside=http://127.0.0.1:$(port_of inside)
    mapfile -t settings < <(grep -E "$FROM_SURROUNDINGS" "$STATE/surroundings.env")
    settings+=("${SETTINGS[@]}" "PATH=$PATH" "PORT=$(port_of "$1")" "MANAGEMENT_PORT=$(port_of "$1-management")"
        "MODULES=${2// /,}" "INTERNAL_TOKEN=$(recall INTERNAL_TOKEN)" "CURSOR_KEY=$(recall CURSOR_KEY)")
    for module in "${MODULES[@]}"; do
        if hosts "$2" "$module"; then
            settings+=("${module^^}_NEXT_DATABASE_URL=$(recall "OWN_DATABASE_URL_$module")")
        else
            settings+=("${module^^}_URL=$inside")
        fi
    done
    if hosts "$2" users; then
        settings+=("USERS_SIGNING_KEYS=$(<"$STATE/signing-key.pem")")
    else
        settings+=("JWKS_URL=$inside/.well-known/jwks.json")
    fi
}

hosts() { [[ " $1 " == *" $2 "* ]]; }

# Starts a process and waits until it is ready: serve NAME "MODULE..." [JAR]
serve() {
    local name=$1 jar=${3:-$JAR} settings
    if is_up "$name" && [[ $(<"$STATE/run/$name.modules") == "$2 $jar" ]]; then
        return
    fi
    stop "$name"
    settings_of "$name" "$2"
    # The cache belongs to one jar.
    [[ $jar == "$JAR" ]] || local quick_start=()
    spawn "$name" env -i "${settings[@]}" "$(find_jdk)/bin/java" "${JVM[@]}" "${quick_start[@]}" -jar "$jar"
    echo "$2 $jar" >"$STATE/run/$name.modules"
    expect_ready "$name" 120
}

# Runs a command of the application to its end, as an operator with all modules would.
command_of() {
    local settings
    settings_of command "${MODULES[*]}"
    env -i "${settings[@]}" "${extra[@]}" "$(find_jdk)/bin/java" "${JVM[@]}" "${quick_start[@]}" -jar "$JAR" "$@" \
        </dev/null >>"$STATE/log/commands.log" 2>&1 || fail "\"${1:-start}\" did not succeed; see $STATE/log/commands.log"
}

# What the JDK prepares once, so that processes start in half the time.
readonly AOT_CACHE=${EXTRACTION_AOT_CACHE:-$STATE/monolift.aot}
quick_start=()
# More settings for a command.
extra=()
has_quick_start() { [[ $AOT_CACHE -nt $JAR ]]; }
use_quick_start() { ! has_quick_start || quick_start=("-XX:AOTCache=$AOT_CACHE" "-Xlog:aot*=off"); }
use_quick_start

is_ready() { curl -fsS -m 5 -o "$STATE/run/$1.ready" "http://127.0.0.1:$(port_of "$1")/health/ready" 2>/dev/null; }
ready_or_ended() { is_ready "$1" || ! is_up "$1"; }

# Waits until a process is ready: expect_ready NAME [SECONDS]. On a busy machine one question may wait for its answer longer
# than it is waited for.
expect_ready() {
    await "${2:-60}" "the readiness of $1" ready_or_ended "$1"
    is_up "$1" || fail "$1 does not run; see $STATE/log/$1.log"
}
