import app.runtime.readiness.ModuleReport.ExternalSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a module speaks to outside the application: known by the clients that its code mentions, and by the settings
 * that end like an address. A client that is not in the list here is not seen, unless a setting gives it away.
 */
final class Clients {

    private static final Map<String, String> PROTOCOLS = new TreeMap<>(Map.ofEntries(
            Map.entry("org/springframework/web/client/RestClient", "HTTP"),
            Map.entry("org/springframework/web/client/RestTemplate", "HTTP"),
            Map.entry("org/springframework/web/reactive/function/client/WebClient", "HTTP"),
            Map.entry("java/net/http/HttpClient", "HTTP"),
            Map.entry("java/net/URLConnection", "HTTP"),
            Map.entry("java/net/HttpURLConnection", "HTTP"),
            Map.entry("org/apache/hc/client5/http/classic/HttpClient", "HTTP"),
            Map.entry("jakarta/mail/Transport", "SMTP"),
            Map.entry("org/springframework/mail/javamail/JavaMailSender", "SMTP"),
            Map.entry("jakarta/jms/ConnectionFactory", "JMS"),
            Map.entry("org/apache/kafka/clients/producer/KafkaProducer", "Kafka"),
            Map.entry("org/springframework/kafka/core/KafkaTemplate", "Kafka"),
            Map.entry("java/net/Socket", "TCP")));

    private static final String VARIABLE = "app/runtime/settings/Variable";

    private Clients() {}

    static List<ExternalSystem> of(List<CodeClass> classes) {
        var users = new TreeMap<String, List<CodeClass>>();
        PROTOCOLS.forEach((client, protocol) -> classes.stream()
                .filter(type -> mentions(type, client))
                .forEach(type ->
                        users.computeIfAbsent(protocol, _ -> new ArrayList<>()).add(type)));
        var addresses = addresses(classes);
        var found = new ArrayList<ExternalSystem>();
        users.forEach((protocol, by) -> found.add(new ExternalSystem(
                protocol,
                ports(by),
                addresses.stream().filter(belongsTo(protocol)).toList())));
        var explained =
                found.stream().flatMap(system -> system.variables().stream()).toList();
        addresses.stream()
                .filter(address -> !explained.contains(address))
                .forEach(address -> found.add(new ExternalSystem("unknown protocol", List.of(), List.of(address))));
        return found;
    }

    private static boolean mentions(CodeClass type, String client) {
        return type.references().stream().anyMatch(name -> name.equals(client) || name.startsWith(client + "$"));
    }

    /** The interfaces of the module that hide the client, or else the classes that use it. */
    private static List<String> ports(List<CodeClass> users) {
        var ports = users.stream()
                .flatMap(type -> type.supertypes().stream())
                .filter(type -> samePackage(type, users.getFirst().name()))
                .map(type -> type.substring(type.lastIndexOf('/') + 1));
        var named = ports.distinct().sorted().toList();
        return named.isEmpty()
                ? users.stream().map(CodeClass::simpleName).distinct().sorted().toList()
                : named;
    }

    private static boolean samePackage(String one, String other) {
        return one.substring(0, one.lastIndexOf('/')).equals(other.substring(0, other.lastIndexOf('/')));
    }

    private static List<String> addresses(List<CodeClass> classes) {
        return classes.stream()
                .flatMap(type -> type.components().stream())
                .flatMap(component -> component.marks().find(VARIABLE).stream())
                .flatMap(mark -> mark.text("name").stream())
                .filter(name -> name.matches(".*_(URL|URI|HOST|HOSTS|SERVERS|ENDPOINT)"))
                .toList();
    }

    private static Predicate<String> belongsTo(String protocol) {
        return switch (protocol) {
            case "HTTP" -> name -> name.matches(".*_(URL|URI|ENDPOINT)");
            default -> name -> name.matches(".*_(HOST|HOSTS|SERVERS)");
        };
    }
}
