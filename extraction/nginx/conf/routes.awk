# Makes routes.conf of the route table: what a method and a path lead to, as "module access limit pattern".
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
}
END {
    if (failed) exit 1
    print "}"
}
