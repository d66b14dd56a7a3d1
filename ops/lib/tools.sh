# What looks at this tree from outside: the program on PATH, or else a container of exactly this version. Sourced, after
# ops/lib/engine.sh; needs set -euo pipefail. To renew one, name its version and the digest of its index together.
# shellcheck shell=bash disable=SC2034

readonly GRYPE=docker.io/anchore/grype:v0.116.0@sha256:fd4ab4d1042b522c896e73bdf09ab8bf384fa417df99d6dd0d6e1008c7e7c821
readonly GITLEAKS=ghcr.io/gitleaks/gitleaks:v8.30.1@sha256:c00b6bd0aeb3071cbcb79009cb16a60dd9e0a7c60e2be9ab65d25e6bc8abbb7f
readonly SEMGREP=docker.io/semgrep/semgrep:1.178.0@sha256:32e459968daabe7ab86968184a29109b9564aa00392401156f9788452b42786b
readonly ACTIONLINT=docker.io/rhysd/actionlint:1.7.12@sha256:b1934ee5f1c509618f2508e6eb47ee0d3520686341fec936f3b79331f9315667

# Runs one here or in a container that sees this folder: tool NAME IMAGE ARGUMENT...
tool() {
    local name=$1 image=$2
    shift 2
    if command -v "$name" >/dev/null; then
        "$name" "$@"
        return
    fi
    if ! has_image "$image"; then
        echo "not run: $name is missing, and no container of $image can be started" >&2
        return "$UNAVAILABLE"
    fi
    local program=()
    # The only one whose image has the name of its program as a command and not as entry point.
    [[ $name != semgrep ]] || program=(semgrep)
    # git looks only into folders of its own user, who is another one in there.
    "$engine" run --rm --volume "$PWD:/src:rw" --workdir /src --env GIT_CONFIG_COUNT=1 --env GIT_CONFIG_KEY_0=safe.directory \
        --env GIT_CONFIG_VALUE_0=/src "$image" "${program[@]}" "$@"
}

# In a process of its own: find_engine ends it where there is none.
has_image() {
    (find_engine 2>/dev/null) || return
    find_engine
    [[ $engine != buildah ]] || return
    "$engine" image inspect "$1" >/dev/null 2>&1 || "$engine" pull --quiet "$1" >/dev/null
}
