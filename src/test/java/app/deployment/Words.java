package app.deployment;

import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1DeploymentStrategy;
import io.kubernetes.client.openapi.models.V1HTTPGetAction;
import io.kubernetes.client.openapi.models.V1HTTPIngressPath;
import io.kubernetes.client.openapi.models.V1LabelSelectorRequirement;
import io.kubernetes.client.openapi.models.V1NetworkPolicyPort;
import io.kubernetes.client.openapi.models.V1NetworkPolicySpec;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudgetSpec;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1SeccompProfile;
import io.kubernetes.client.openapi.models.V1ServicePort;
import io.kubernetes.client.openapi.models.V1ServiceSpec;
import io.kubernetes.client.openapi.models.V1TopologySpreadConstraint;
import io.kubernetes.client.openapi.models.V2HPAScalingPolicy;
import io.kubernetes.client.openapi.models.V2HPAScalingRules;
import io.kubernetes.client.openapi.models.V2MetricSpec;
import io.kubernetes.client.openapi.models.V2MetricTarget;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Fields in which Kubernetes takes these words only. Its classes for Java say no more of them than that they are texts.
 */
record Words(Class<?> model, String field, Set<String> words) {

    private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP");

    static final List<Words> ALL = List.of(
            new Words(V1Container.class, "imagePullPolicy", Set.of("Always", "IfNotPresent", "Never")),
            new Words(V1ContainerPort.class, "protocol", PROTOCOLS),
            new Words(V1DeploymentStrategy.class, "type", Set.of("Recreate", "RollingUpdate")),
            new Words(V1HTTPGetAction.class, "scheme", Set.of("HTTP", "HTTPS")),
            new Words(V1HTTPIngressPath.class, "pathType", Set.of("Exact", "Prefix", "ImplementationSpecific")),
            new Words(V1LabelSelectorRequirement.class, "operator", Set.of("In", "NotIn", "Exists", "DoesNotExist")),
            new Words(V1NetworkPolicyPort.class, "protocol", PROTOCOLS),
            new Words(V1NetworkPolicySpec.class, "policyTypes", Set.of("Ingress", "Egress")),
            new Words(
                    V1PodDisruptionBudgetSpec.class,
                    "unhealthyPodEvictionPolicy",
                    Set.of("IfHealthyBudget", "AlwaysAllow")),
            new Words(V1PodSpec.class, "restartPolicy", Set.of("Always", "OnFailure", "Never")),
            new Words(V1SeccompProfile.class, "type", Set.of("RuntimeDefault", "Localhost", "Unconfined")),
            new Words(V1ServicePort.class, "protocol", PROTOCOLS),
            new Words(V1ServiceSpec.class, "type", Set.of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName")),
            new Words(V1TopologySpreadConstraint.class, "whenUnsatisfiable", Set.of("DoNotSchedule", "ScheduleAnyway")),
            new Words(V2HPAScalingPolicy.class, "type", Set.of("Pods", "Percent")),
            new Words(V2HPAScalingRules.class, "selectPolicy", Set.of("Max", "Min", "Disabled")),
            new Words(
                    V2MetricSpec.class, "type", Set.of("Resource", "ContainerResource", "Pods", "Object", "External")),
            new Words(V2MetricTarget.class, "type", Set.of("Utilization", "Value", "AverageValue")));

    /** Whether a field takes this: one word, or each of several. */
    static boolean take(Class<?> model, String field, JsonNode value) {
        return ALL.stream()
                .filter(each -> each.model.equals(model) && each.field.equals(field))
                .allMatch(each -> value.isArray() ? value.values().stream().allMatch(each::takes) : each.takes(value));
    }

    private boolean takes(JsonNode word) {
        return words.contains(word.asString(""));
    }

    @Override
    public String toString() {
        return model.getSimpleName() + "." + field;
    }
}
