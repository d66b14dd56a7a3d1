# Makes the files that depend on the settings, in the folder "out"; "nginx_modules", "nginx_version", "state" and
# "root" (whether Nginx is started by root) come from the caller.
function file(name, text) { print "# Made by extraction/nginx/generate from the settings.\n" text > (out "/" name) }
function need(key) {
    if (!(key in setting)) { print "The settings lack \"" key "\"" > "/dev/stderr"; failed = 1 }
    return setting[key]
}
function zone(name, key, rate) { return "limit_req_zone " key " zone=" name ":10m rate=" rate ";\n" }
function use(name, burst) { return "limit_req zone=" name " burst=" burst " nodelay;\n" }
# How a port gets HTTP/2 has changed in Nginx 1.25.1.
function with_http2(address,   version) {
    sub(/.*nginx\//, "", nginx_version)
    split(nginx_version, version, ".")
    return "listen " address " ssl" (version[1] * 1000000 + version[2] * 1000 + version[3] < 1025001 ? " http2;\n" : ";\nhttp2 on;\n")
}
/^[ \t]*(#|$)/ { next }
$1 == "limit" {
    zones = zones "map $limit $address_if_" $2 " { default \"\"; " $2 " $binary_remote_addr; }\n" \
        "map $limit $user_if_" $2 " { default \"\"; " $2 " $user; }\n" \
        zone($2 "_address", "$address_if_" $2, $3) zone($2 "_user", "$user_if_" $2, $5)
    uses = uses use($2 "_address", $4) use($2 "_user", $6)
    next
}
{ key = $1; sub(/^[ \t]*[^ \t]+[ \t]+/, ""); setting[key] = $0 }
END {
    split(need("limit_checks"), checks, " ")
    by = need("canary_by") == "user" ? "$user" : ""
    buckets = "map \"" by "\" $canary_key { default $user; \"\" $request_id; }\nsplit_clients $canary_key $canary_bucket {\n"
    for (bucket = 0; bucket < 99; bucket++) buckets = buckets "    1% " bucket ";\n"
    traced = need("traced_percent") + 0
    file("settings.conf", "map \"\" $state_folder { default \"" state "\"; }\n" zones \
        zone("checks", "$http_x_forwarded_for", checks[1]) \
        "split_clients $request_id $traced { " (traced > 0 ? traced "% 01; " : "") (traced < 100 ? "* 00; " : "") "}\n" \
        buckets "    * 99;\n}")
    file("route-settings.conf", "proxy_read_timeout " need("answer_timeout") ";\n" uses)
    file("check-limit.conf", use("checks", checks[2]))
    file("check-cache.conf", "proxy_cache_valid 204 " need("remember_tokens") ";")
    file("internal.conf", "listen " need("internal") ";")
    file("inside.conf", need("inside") == "off" ? "" : "server {\n    listen " setting["inside"] ";\n    include inside-server.conf;\n}")
    listen = need("https") == "off" ? "" : with_http2(setting["https"]) "ssl_certificate " need("certificate") \
        ";\nssl_certificate_key " need("certificate_key") \
        ";\nssl_protocols TLSv1.2 TLSv1.3;\nssl_session_cache shared:tls:10m;\nssl_session_timeout 1h;\n"
    if (need("http") != "off") listen = listen "listen " setting["http"] ";\n"
    if (need("trusted_proxies") != "none") {
        count = split(setting["trusted_proxies"], proxies, " ")
        for (n = 1; n <= count; n++) listen = listen "set_real_ip_from " proxies[n] ";\n"
        listen = listen "real_ip_header X-Forwarded-For;\nreal_ip_recursive on;\n"
    }
    file("listen.conf", listen)
    file("main.conf", "load_module " nginx_modules "/ngx_http_js_module.so;\n" \
        (root ? "user " need("user") ";\n" : "") "worker_processes " need("workers") ";")
    if (failed) exit 1
}
