# What "ops/test lint" does beside Maven. Sourced by it, after ops/lib/tools.sh; needs set -euo pipefail.
# shellcheck shell=bash

# Every script, whatever its name; what is sourced is checked where it is used, because only there are its variables known.
lint_scripts() {
    local scripts unused
    mapfile -t scripts < <(shell_scripts)
    unused=$(sourced_by_none "${scripts[@]}")
    [[ -z $unused ]] || { echo "No script says \"shellcheck source=\" of: $unused" >&2 && return 1; }
    command -v shellcheck >/dev/null || { echo "not run: shellcheck is missing" >&2 && return "$UNAVAILABLE"; }
    shellcheck --external-sources --check-sourced "${scripts[@]}" || return
    echo "${#scripts[@]} scripts, nothing found"
}

# mvnw is Maven's own. Scripts that are not committed yet are some, too.
shell_scripts() { git grep --untracked -lE '^#!.*[/ ](ba|da|)sh( |$)' -- . ':!*.md' ':!*.java' ':!mvnw' | with_it_at_the_top; }

with_it_at_the_top() {
    local file
    while read -r file; do
        [[ $(head -c 2 "$file") != '#!' ]] || echo "$file"
    done
}

sourced_by_none() {
    local file libraries
    mapfile -t libraries < <(git ls-files --cached --others --exclude-standard '*.sh')
    for file in "${libraries[@]}"; do
        grep -qE "shellcheck source=$file\$" "$@" "${libraries[@]}" || echo "$file"
    done
}

lint_workflows() {
    tool actionlint "$ACTIONLINT" || return
    echo "$(find .github/workflows -type f | wc -l) workflows, nothing found"
}

# Answers the more serious of two exit codes: that something is missing is less than that something was found.
worse_of() {
    (($1 == 0 || $1 == UNAVAILABLE)) && return "$2"
    return "$1"
}
