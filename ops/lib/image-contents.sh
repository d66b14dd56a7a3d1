# What is in an image, and what must not be. Sourced by ops/image-check, after engine.sh.
# shellcheck shell=bash

: "${engine:=}"
failed=0

# Certificates of authorities are public.
readonly PUBLIC='^(etc/(ssl|pki|ca-certificates)|usr/(share/ca-certificates|lib/ssl|local/share/ca-certificates)|opt/java)/'
readonly BUILD_TOOLS='(^|/)s?bin/(javac|jlink|jshell|mvn|gcc|cc|c\+\+|g\+\+|ld|make|git)$'
readonly SECRETS='(\.(pem|p12|pfx|jks|key|kdbx)|/id_(rsa|ecdsa|ed25519)|/\.env|/\.netrc|/\.git|/\.docker/config\.json|/\.m2/.*)$'

# Says how a check went, and goes on: check WHAT COMMAND...
check() {
    local what=$1
    shift
    if "$@"; then
        echo "ok      $what"
    else
        echo "FAILED  $what"
        failed=$((failed + 1))
    fi
}

check_contents() {
    local listing
    listing=$(mktemp)
    list "$1" >"$listing"
    check "it has files, so that looking at them means something" grep -q ' app/monolift\.jar$' "$listing"
    check "it lists what it consists of" grep -q ' app/sbom/application\.cdx\.json$' "$listing"
    check "nobody becomes root by a file in it" none "$(grep -E '^-(..[sS]|.....[sS])' "$listing" || [[ $? == 1 ]])"
    check "it has no build tool" none "$(names "$listing" | grep -E "$BUILD_TOOLS" || [[ $? == 1 ]])"
    check "it has no sources" none "$(names "$listing" | grep -E '\.java$' || [[ $? == 1 ]])"
    check "it has no secret" none "$(names "$listing" | grep -Ev "$PUBLIC" | grep -E "$SECRETS" || [[ $? == 1 ]])"
    rm "$listing"
}

# The files of all layers as they lie on top of each other, one a line as tar prints them.
list() {
    local container
    container=$("$engine" create "$1")
    "$engine" export "$container" | tar --list --verbose --file=-
    "$engine" rm "$container" >/dev/null
}

names() { awk '!/^d/ { print $6 }' "$1"; }

# Whether nothing was found; else says what.
none() {
    [[ -z $1 ]] || { echo "$1" >&2 && return 1; }
}
