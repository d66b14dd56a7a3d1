package app.deployment;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Kubernetes' pod security standard "restricted", which the namespace enforces: all of its rules, those of "baseline",
 * too.
 */
final class PodSecurity {

    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");
    private static final Set<String> SYSCTLS = Set.of(
            "kernel.shm_rmid_forced",
            "net.ipv4.ip_local_port_range",
            "net.ipv4.ip_local_reserved_ports",
            "net.ipv4.ip_unprivileged_port_start",
            "net.ipv4.ping_group_range",
            "net.ipv4.tcp_fin_timeout",
            "net.ipv4.tcp_keepalive_intvl",
            "net.ipv4.tcp_keepalive_probes",
            "net.ipv4.tcp_keepalive_time",
            "net.ipv4.tcp_rmem",
            "net.ipv4.tcp_syncookies",
            "net.ipv4.tcp_wmem");
    private static final Set<String> SELINUX_TYPES =
            Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");
    private static final Set<String> PROFILES = Set.of("RuntimeDefault", "Localhost");

    private final Pod pod;
    private final Stream.Builder<Problem> problems = Stream.builder();

    private PodSecurity(Pod pod) {
        this.pod = pod;
    }

    static Stream<Problem> problems(Pod pod) {
        var security = new PodSecurity(pod);
        security.checkHost();
        security.checkVolumes();
        security.checkAnnotations();
        security.checkContext("spec.securityContext", pod.spec().path("securityContext"));
        pod.containers().forEach(security::checkContainer);
        return security.problems.build();
    }

    private void checkHost() {
        for (var shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
            refuse(pod.spec().path(shared).asBoolean(false), "spec." + shared, "is the node's");
        }
    }

    private void checkVolumes() {
        for (var volume : pod.spec().path("volumes")) {
            volume.propertyNames().stream()
                    .filter(kind -> !kind.equals("name") && !VOLUMES.contains(kind))
                    .forEach(kind -> refuse(true, "spec.volumes", "has a " + kind));
        }
    }

    private void checkAnnotations() {
        pod.template().at("/metadata/annotations").properties().stream()
                .filter(each -> each.getKey().startsWith("container.apparmor.security.beta.kubernetes.io/"))
                .filter(each -> !each.getValue().asString().matches("runtime/default|localhost/.*"))
                .forEach(each -> refuse(true, "metadata.annotations", "switch AppArmor off"));
    }

    /** What both a pod and a container may say. */
    private void checkContext(String path, JsonNode context) {
        refuse(context.at("/windowsOptions/hostProcess").asBoolean(false), path + ".windowsOptions", "is the node's");
        refuse(context.path("runAsUser").asInt(1) == 0, path + ".runAsUser", "is root");
        refuse(!context.path("runAsNonRoot").asBoolean(true), path + ".runAsNonRoot", "is false");
        var seccomp = context.at("/seccompProfile/type").asString("RuntimeDefault");
        refuse(!PROFILES.contains(seccomp), path + ".seccompProfile", "is " + seccomp);
        var appArmor = context.at("/appArmorProfile/type").asString("RuntimeDefault");
        refuse(!PROFILES.contains(appArmor), path + ".appArmorProfile", "is " + appArmor);
        var linux = context.path("seLinuxOptions");
        refuse(
                linux.has("user")
                        || linux.has("role")
                        || !SELINUX_TYPES.contains(linux.path("type").asString("")),
                path + ".seLinuxOptions",
                "are own ones");
        context.path("sysctls").values().stream()
                .map(sysctl -> sysctl.path("name").asString(""))
                .filter(name -> !SYSCTLS.contains(name))
                .forEach(name -> refuse(true, path + ".sysctls", "sets " + name));
    }

    private void checkContainer(Pod.Container container) {
        var context = container.json().path("securityContext");
        var path = "spec.containers[" + container.name() + "].securityContext";
        checkContext(path, context);
        refuse(context.path("privileged").asBoolean(false), path + ".privileged", "is true");
        refuse(
                context.path("allowPrivilegeEscalation").asBoolean(true),
                path + ".allowPrivilegeEscalation",
                "is not false");
        refuse(!context.path("procMount").asString("Default").equals("Default"), path + ".procMount", "is unmasked");
        refuse(!own("runAsNonRoot", context).asBoolean(false), path + ".runAsNonRoot", "is not true");
        refuse(own("seccompProfile", context).isMissingNode(), path + ".seccompProfile", "is missing");
        checkCapabilities(path + ".capabilities", context.path("capabilities"));
        checkPorts(container);
    }

    /** Of the container, or else of the pod. */
    private JsonNode own(String setting, JsonNode context) {
        return context.has(setting)
                ? context.get(setting)
                : pod.spec().path("securityContext").path(setting);
    }

    private void checkCapabilities(String path, JsonNode capabilities) {
        refuse(
                capabilities.path("drop").values().stream()
                        .noneMatch(each -> each.asString().equals("ALL")),
                path,
                "are not dropped");
        capabilities.path("add").values().stream()
                .filter(each -> !each.asString().equals("NET_BIND_SERVICE"))
                .forEach(each -> refuse(true, path, "have " + each));
    }

    private void checkPorts(Pod.Container container) {
        container.json().path("ports").values().stream()
                .filter(port -> port.path("hostPort").asInt(0) != 0)
                .forEach(port -> problems.add(container.problem("ports.hostPort", "is the node's")));
        Stream.of("startupProbe", "readinessProbe", "livenessProbe", "lifecycle/postStart", "lifecycle/preStop")
                .flatMap(asked -> Stream.of("httpGet", "tcpSocket").map(how -> asked + "/" + how + "/host"))
                .filter(host -> !container.json().at("/" + host).asString("").isEmpty())
                .forEach(host -> problems.add(container.problem(host, "is another one")));
    }

    private void refuse(boolean violated, String path, String what) {
        if (violated) {
            problems.add(pod.problem(path, what));
        }
    }
}
