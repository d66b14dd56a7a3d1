package app.deployment;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What Prometheus has seen when an alert must fire, and when it must not, minute by minute in its own notation.
 *
 * @param series what is measured
 * @param firing its values when the alert must fire
 * @param silent its values when it must not
 */
record PlantedAlert(String alert, List<String> series, List<String> firing, List<String> silent) {

    private static final String LABELS =
            "application=\"monolift\",namespace=\"shop\",process=\"monolift\",release=\"stable\",pod=\"monolift-1\"";
    private static final String ASKED = "uri=\"/v1/orders\",method=\"POST\",status=\"201\"";

    static Stream<PlantedAlert> all() {
        return Stream.of(
                of("MonoliftErrors")
                        .sees(
                                "http_server_requests_seconds_count{outcome=\"SERVER_ERROR\"," + ASKED,
                                "0+10x60",
                                "0+0x60")
                        .sees("http_server_requests_seconds_count{outcome=\"SUCCESS\"," + ASKED, "0+90x60", "0+90x60"),
                of("MonoliftSlow")
                        .sees("http_server_requests_seconds_bucket{le=\"1.0\"," + ASKED, "0+90x60", "0+100x60")
                        .sees("http_server_requests_seconds_bucket{le=\"2.5\"," + ASKED, "0+100x60", "0+100x60")
                        .sees("http_server_requests_seconds_bucket{le=\"+Inf\"," + ASKED, "0+100x60", "0+100x60"),
                of("MonoliftDependencyCut")
                        .sees("dependency_circuit_state{dependency=\"billing\",state=\"open\"", "1x60", "0x60"),
                of("MonoliftLoginsWait").sees("users_hashing_waiting{", "21x60", "3x60"),
                of("MonoliftPoolExhausted").sees("database_pool_refusals_total{module=\"orders\"", "0+1x60", "5x60"),
                of("MonoliftOutboxOld").sees("outbox_oldest_age_seconds{module=\"orders\"", "301x60", "200x60"),
                of("MonoliftOutboxGrows").sees("outbox_backlog{module=\"orders\"", "1001+10x60", "2000x60"),
                of("MonoliftDeadLetters").sees("outbox_dead_letters{module=\"orders\"", "1x60", "0x60"),
                of("MonoliftBrokerDeadLetters")
                        .sees("events_broker_dead_letters_total{module=\"orders\"", "0x30 1x30", "3x60"),
                of("MonoliftBrokerLost").sees("events_broker_reachable{", "0x60", "1x60"),
                of("MonoliftBrokerLag")
                        .sees("events_broker_lag{module=\"orders\",topic=\"billing.events\"", "1001x60", "10x60"),
                of("MonoliftDown").sees("up{", "0x60", "1x60"),
                of("MonoliftAbsent").sees("up{", "_x60", "1x60"),
                of("MonoliftTooFew")
                        .sees("kube_deployment_status_replicas_available{deployment=\"monolift\"", "1x60", "3x60")
                        .sees("kube_deployment_spec_replicas{deployment=\"monolift\"", "3x60", "3x60")
                        .sees("up{", "1x60", "1x60"),
                of("MonoliftMemory")
                        .sees("jvm_memory_used_bytes{area=\"heap\",id=\"old\"", "95x60", "50x60")
                        .sees("jvm_memory_max_bytes{area=\"heap\",id=\"old\"", "100x60", "100x60"),
                of("MonoliftMigrationFailed")
                        .sees("kube_job_failed{job_name=\"migrate-monolift\",condition=\"true\"", "1x60", "0x60"));
    }

    private static PlantedAlert of(String alert) {
        return new PlantedAlert(alert, List.of(), List.of(), List.of());
    }

    private PlantedAlert sees(String beginning, String firing, String silent) {
        return new PlantedAlert(
                alert,
                append(series, beginning + (beginning.endsWith("{") ? "" : ",") + LABELS + "}"),
                append(this.firing, firing),
                append(this.silent, silent));
    }

    /** For {@code promtool test rules}: it fires in the first one, and in the second it does not. */
    List<Map<String, Object>> tests() {
        return List.of(test(firing, List.of(Map.of("labels", "{}", "value", 1))), test(silent, List.of()));
    }

    private Map<String, Object> test(List<String> values, List<Map<String, Object>> expected) {
        var input = IntStream.range(0, series.size())
                .mapToObj(index -> Map.of("series", series.get(index), "values", values.get(index)))
                .toList();
        var question = Map.of(
                "expr",
                "count(ALERTS{alertname=\"%s\",alertstate=\"firing\"})".formatted(alert),
                "eval_time",
                "55m",
                "exp_samples",
                expected);
        return Map.of("interval", "1m", "input_series", input, "promql_expr_test", List.of(question));
    }

    private static List<String> append(List<String> list, String last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    @Override
    public String toString() {
        return alert;
    }
}
