package app.deployment;

import static java.util.Map.entry;

import io.fabric8.istio.api.api.networking.v1alpha3.DestinationRule;
import io.fabric8.istio.api.api.networking.v1alpha3.Gateway;
import io.fabric8.istio.api.api.networking.v1alpha3.VirtualService;
import io.fabric8.istio.api.api.security.v1beta1.AuthorizationPolicy;
import io.fabric8.istio.api.api.security.v1beta1.PeerAuthentication;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRuleSpec;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitorSpec;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import io.strimzi.api.kafka.model.kafka.KafkaSpec;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePoolSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds of objects that may be in the manifests, and what is known of each. */
final class Kinds {

    /**
     * Of which there is no model for Java: these fields alone are looked at, their metadata, and that they are there.
     */
    static final Map<String, String> WITHOUT_A_MODEL = Map.of(
            "postgresql.cnpg.io/v1 Cluster", "CloudNativePG publishes its model in Go only",
            "postgresql.cnpg.io/v1 ScheduledBackup", "CloudNativePG publishes its model in Go only",
            "barmancloud.cnpg.io/v1 ObjectStore", "CloudNativePG publishes its model in Go only");

    private static final Map<String, Class<?>> KUBERNETES = Map.ofEntries(
            entry("v1 ConfigMap", V1ConfigMap.class),
            entry("v1 Namespace", V1Namespace.class),
            entry("v1 Secret", V1Secret.class),
            entry("v1 Service", V1Service.class),
            entry("v1 ServiceAccount", V1ServiceAccount.class),
            entry("apps/v1 Deployment", V1Deployment.class),
            entry("autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class),
            entry("batch/v1 Job", V1Job.class),
            entry("networking.k8s.io/v1 Ingress", V1Ingress.class),
            entry("networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class),
            entry("policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class));

    private static final Map<String, Class<?>> OPERATORS = Map.ofEntries(
            entry("kafka.strimzi.io/v1 Kafka", KafkaSpec.class),
            entry("kafka.strimzi.io/v1 KafkaNodePool", KafkaNodePoolSpec.class),
            entry("monitoring.coreos.com/v1 PrometheusRule", PrometheusRuleSpec.class),
            entry("monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitorSpec.class),
            entry("networking.istio.io/v1 DestinationRule", DestinationRule.class),
            entry("networking.istio.io/v1 Gateway", Gateway.class),
            entry("networking.istio.io/v1 VirtualService", VirtualService.class),
            entry("security.istio.io/v1 AuthorizationPolicy", AuthorizationPolicy.class),
            entry("security.istio.io/v1 PeerAuthentication", PeerAuthentication.class));

    /** What an operator wants of its objects, where it is there at all. */
    private static final Map<String, List<String>> REQUIRED = Map.ofEntries(
            entry("Cluster", List.of("spec.instances", "spec.storage.size")),
            entry("ScheduledBackup", List.of("spec.schedule", "spec.cluster.name")),
            entry("ObjectStore", List.of("spec.configuration.destinationPath")),
            entry("Kafka", List.of("spec.kafka.listeners[].name", "spec.kafka.listeners[].port")),
            entry("KafkaNodePool", List.of("spec.replicas", "spec.roles", "spec.storage.type")),
            entry("PrometheusRule", List.of("spec.groups[].name", "spec.groups[].rules[].expr")),
            entry("ServiceMonitor", List.of("spec.selector", "spec.endpoints[].port")),
            entry("DestinationRule", List.of("spec.host", "spec.subsets[].name", "spec.subsets[].labels")),
            entry("Gateway", List.of("spec.servers[].hosts", "spec.servers[].port.number", "spec.servers[].port.name")),
            entry("VirtualService", List.of("spec.hosts", "spec.http[].route[].destination.host")),
            entry("AuthorizationPolicy", List.of("spec")),
            entry("PeerAuthentication", List.of("spec.mtls.mode")));

    private static final Set<String> PARTS = Set.of("apiVersion", "kind", "metadata", "spec");

    private Kinds() {}

    static List<Problem> problems(Manifest manifest) {
        var kind = manifest.apiVersion() + " " + manifest.kind();
        if (KUBERNETES.containsKey(kind)) {
            return KubernetesModel.problems(manifest, KUBERNETES.get(kind));
        } else if (OPERATORS.containsKey(kind)) {
            return Stream.concat(
                            frame(manifest).stream(), OperatorModel.problems(manifest, OPERATORS.get(kind)).stream())
                    .toList();
        } else if (WITHOUT_A_MODEL.containsKey(kind)) {
            return frame(manifest);
        }
        return List.of(Problem.in(manifest, "kind", "is unknown: " + kind));
    }

    private static List<Problem> frame(Manifest manifest) {
        var unknown = manifest.json().propertyNames().stream()
                .filter(part -> !PARTS.contains(part))
                .map(part -> Problem.in(manifest, part, "is unknown"));
        var metadata =
                KubernetesModel.problems(manifest, "metadata", manifest.json().path("metadata"), V1ObjectMeta.class);
        var missing = REQUIRED.getOrDefault(manifest.kind(), List.of("spec")).stream()
                .flatMap(path -> Paths.missing(manifest.json(), path).stream())
                .map(path -> Problem.in(manifest, path, "is missing"));
        return Stream.of(unknown, metadata.stream(), missing)
                .flatMap(part -> part)
                .toList();
    }
}
