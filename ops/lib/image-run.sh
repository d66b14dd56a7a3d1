# How an image behaves once it runs. Sourced by ops/image-check, after engine.sh and image-contents.sh.
# shellcheck shell=bash

: "${engine:=}"
readonly NAME=monolift-check-$$
readonly LOCKED=(--read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges)
readonly DATABASE=(--env DATABASE_URL=postgres://postgres:for-this-check-only@db/postgres)

# Some engines are there and answer, and still run nothing: that is no fault of the image.
require_that_it_runs() {
    local why
    if [[ $engine != buildah ]] && ! why=$("$engine" run --rm --entrypoint java "$1" -version 2>&1); then
        echo "not run: $engine is here, but runs nothing: ${why//$'\n'/ }" >&2
        exit "$UNAVAILABLE"
    fi
}

# Makes "postgres" the image of a database: POSTGRES_IMAGE, or one that is here already, or else one that will be fetched.
find_postgres() {
    local version
    postgres=${POSTGRES_IMAGE:-}
    for version in 18 17 16 15; do
        [[ -z $postgres ]] || return 0
        ! has "docker.io/library/postgres:$version" || postgres=docker.io/library/postgres:$version
    done
    postgres=${postgres:-docker.io/library/postgres:18}
}

check_run() {
    trap clean_up EXIT
    local size before
    for size in "512m 1" "768m 2" "4g 4"; do
        check "the JDK accepts its cache with memory and processors of $size" accepts_cache "$1" "${size% *}" "${size#* }"
    done
    before=$failed
    check "it prints its settings, whoever runs it" ends_with 0 --user 1000660000:0 "${DATABASE[@]}" "$1" config
    check "it says by 78 that a setting is missing" ends_with 78 "$1"
    # What cannot even do that would be waited for in vain.
    if ((failed == before)); then
        check_service "$1"
    fi
}

check_service() {
    start_database
    check "it migrates" within 60 ends_with 0 --network "$NAME" "${DATABASE[@]}" "$1" migrate
    start "$1"
    check "its own health check says that it is not ready at once" not is_healthy "$1"
    check "its own health check says that it is ready, locked in" within 60 is_healthy "$1"
    check "it ends by SIGTERM, and says that all is well" ends_well
    ((failed == 0)) || "$engine" logs "$NAME" >&2
}

accepts_cache() {
    ends_with 0 --memory "$2" --env "JAVA_TOOL_OPTIONS=-XX:AOTMode=on -XX:ActiveProcessorCount=$3" "$1" --version
}

start_database() {
    "$engine" network create "$NAME" >/dev/null
    "$engine" run --detach --name "$NAME-db" --network "$NAME" --network-alias db \
        --env POSTGRES_PASSWORD=for-this-check-only "$postgres" >/dev/null
}

start() {
    "$engine" run --detach --name "$NAME" --network "$NAME" "${LOCKED[@]}" --memory 768m "${DATABASE[@]}" \
        --env DRAIN_DELAY=1s "$1" >/dev/null
}

# Runs a container to its end: ends_with EXIT-CODE ARGUMENT... Shows what it wrote if it ends otherwise.
ends_with() {
    local expected=$1 status=0 output
    shift
    output=$(timeout --kill-after 5 60 "$engine" run --rm --name "$NAME-once" "${LOCKED[@]}" "$@" 2>&1) || status=$?
    # What does not end is still there.
    ((status < 124)) || "$engine" rm --force "$NAME-once" >/dev/null
    ((status == expected)) || { echo "It ended with $status: $output" >&2 && return 1; }
}

# By the command that the image names, which the engine may be too lazy to run.
is_healthy() {
    local command
    read -ra command <<<"$(health_check "$1")"
    "$engine" exec "$NAME" "${command[@]:1}" >/dev/null 2>&1
}

not() { ! "$@"; }

# Tries until it succeeds: within SECONDS COMMAND...
within() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@" 2>/dev/null; do
        if ((SECONDS >= deadline)); then
            # Once more, to hear why.
            "$@"
            return
        fi
        sleep 1
    done
}

# An exit code of 137 would be that of a process that had to be killed.
ends_well() {
    "$engine" stop --time 30 "$NAME" >/dev/null
    [[ $("$engine" inspect --format '{{.State.ExitCode}}' "$NAME") == 0 ]]
}

clean_up() {
    "$engine" rm --force "$NAME" "$NAME-db" >/dev/null 2>&1 || echo "Nothing had been started" >&2
    "$engine" network rm "$NAME" >/dev/null 2>&1 || echo "No network had been made" >&2
}
