# Makes upstreams.conf: one block for every choice that gateway.js can make. <group> is all instances of a group,
# <group>-without-<n> all but the nth, <module>-or-monolith… a new side that the old one stands in for.
BEGIN { print "# Made by extraction/nginx/generate from the file of upstreams." }
/^[ \t]*(#|$)/ { next }
$1 in instances || NF < 2 {
    print FILENAME ":" FNR ": not \"group address...\", or a group again: " $0 > "/dev/stderr"
    failed = 1
    exit
}
{
    order[++groups] = $1
    instances[$1] = NF - 1
    for (n = 1; n < NF; n++) address[$1, n] = $(n + 1)
}
function servers(group, without, suffix,   n, text) {
    for (n = 1; n <= instances[group]; n++)
        if (n != without) text = text "    server " address[group, n] " max_fails=3 fail_timeout=2s" suffix ";\n"
    return text
}
function name(group, without) { return without ? group "-without-" without : group }
function block(title, text) {
    print "upstream " title " {\n    zone " title " 64k;\n" text "    keepalive 64;\n    keepalive_requests 100000;\n}"
}
# 0 is none; the only instance of a group can't be taken out.
function choices(group) { return instances[group] > 1 ? instances[group] : 0 }
END {
    if (failed) exit 1
    if (!("monolith" in instances)) {
        print FILENAME ": there is no group \"monolith\"" > "/dev/stderr"
        exit 1
    }
    for (g = 1; g <= groups; g++)
        for (w = 0; w <= choices(order[g]); w++) {
            new = servers(order[g], w, "")
            block(name(order[g], w), new)
            if (order[g] == "monolith" || order[g] ~ /-shadow$/) continue
            for (o = 0; o <= choices("monolith"); o++)
                block(name(order[g], w) "-or-" name("monolith", o), new servers("monolith", o, " backup"))
        }
    print "map $module $shadow_group {\n    default \"\";"
    for (g = 1; g <= groups; g++) {
        module = order[g]
        if (module ~ /-shadow$/) sub(/-shadow$/, "", module)
        else if (module == "monolith" || (module "-shadow") in instances) continue
        print "    " module " " order[g] ";"
    }
    print "}"
}
