# Reads rendered manifests, as Kustomize writes them, in the file $manifests. Sourced by k8s/roll-out.
# shellcheck shell=bash

: "${manifests:=}"

# Which objects of one kind there are: names KIND
names() { awk -v kind="$1" '/^kind: / { found = $2 == kind } found && /^  name: / { print $2; found = 0 }' "$manifests"; }

# The least number of instances that an autoscaler gives a deployment, nothing if it has none: least_of DEPLOYMENT
least_of() {
    awk -v name="$1" '
        /^---$/ { least = ""; mine = 0 }
        /^kind: / { autoscaler = $2 == "HorizontalPodAutoscaler" }
        autoscaler && /^  minReplicas: / { least = $2 }
        autoscaler && /^    name: / { mine = $2 == name }
        mine && least { print least; exit }
    ' "$manifests"
}

# Leaves of the manifests what is the canary's own, by its label, and the settings that its pods name.
only_the_canary() {
    local all
    all=$(<"$manifests")
    awk '
        /^---$/ { last++ }
        { text[last] = text[last] $0 "\n" }
        /^[a-zA-Z]/ { part = $1 }
        /^kind: ConfigMap$/ { settings[last] = 1 }
        part == "metadata:" && /^  name: / { name[last] = $2 }
        part == "metadata:" && /^    release: canary$/ { own[last] = 1 }
        part == "spec:" && / name: / { named[last] = named[last] " " $NF " " }
        END {
            for (i = 0; i <= last; i++) if (own[i]) all_named = all_named named[i]
            for (i = 0; i <= last; i++) if (own[i] || (settings[i] && index(all_named, " " name[i] " "))) printf "%s", text[i]
        }
    ' <<<"$all" >"$manifests"
}
