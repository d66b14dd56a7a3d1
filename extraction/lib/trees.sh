# Builds in folders of their own, beside this tree. Sourced by lib/builds.sh and verify-builds, in the folder of the project.
# shellcheck shell=bash

copy_tree() { mkdir -p "$1" && git ls-files -z | tar --create --null --files-from=- | tar --extract --directory="$1"; }

# The sources are those of this tree: what is known to be formatted here need not be parsed again. maven FOLDER ARGUMENT...
maven() {
    local folder=$1
    shift
    mkdir -p "$folder/target" || return
    [[ ! -e target/formatted.sha256 ]] || cp target/formatted.sha256 "$folder/target/" || return
    (cd "$folder" && ./mvnw -B -ntp "$@")
}
