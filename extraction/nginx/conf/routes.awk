# Makes routes.conf of the route table: what a method and a path lead to, as "module access limit pattern"; and what
# the inner door leads to: the calls of every module, and the keys.
BEGIN {
    print "# Made by extraction/nginx/generate from the route table."
    print "map \"$request_method $uri\" $route {"
    print "    default \"\";"
}
/^[ \t]*(#|$)/ { next }
NF != 5 || $4 !~ /^(open|token)$/ {
    print FILENAME ":" FNR ": not \"method path module open|token limit\": " $0 > "/dev/stderr"
    failed = 1
    exit
}
{
    method = $1 == "*" ? "[A-Z]+" : $1 == "GET" ? "(GET|HEAD)" : $1
    path = $2
    gsub(/\./, "\\.", path)
    gsub(/\*\*/, ".+", path)
    gsub(/\*/, "[^/]+", path)
    printf "    %-50s \"%s %s %s %s\";\n", "\"~^" method " " path "$\"", $3, $4, $5, $2
    if (!($3 in known)) calls = calls "    \"~^/internal/" $3 "/\" " $3 ";\n"
    known[$3]
}
END {
    if (failed) exit 1
    print "}"
    print "map $uri $inside_module {\n    default \"\";\n    \"~^/\\.well-known/jwks\\.json$\" users;\n" calls "}"
}
