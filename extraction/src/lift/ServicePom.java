package lift;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** The pom of a lifted module: the monolith's, without what another module alone uses and what only a monolith does. */
final class ServicePom {

    private static final Pattern SCOPE_OF_MODULE = Pattern.compile("\\$\\{([a-z]+)\\.scope}");

    private ServicePom() {}

    /** @param supports whether test support of a module goes along, which uses that module's libraries */
    static void write(Path from, Path to, String module, Predicate<String> supports) throws IOException {
        var pom = Pom.read(from);
        pom.set("artifactId", module);
        pom.set("name", module);
        pom.set("description", "The module " + module + " of Monolift, as a service of its own.");
        pom.all("finalName").forEach(element -> element.setTextContent(module));
        pom.all("dependency").forEach(dependency -> settle(dependency, module, supports));
        removeWhatSwitchesModulesOff(pom);
        removeTheWalkthrough(pom);
        removeTheRuleLibrary(pom);
        removeTheModelsOfManifests(pom);
        pom.remove("argument", argument -> argument.getTextContent().startsWith("extraction/"));
        pom.remove("exclude", exclude -> exclude.getTextContent().startsWith("app/wire/"));
        removeUnusedProperties(pom);
        pom.write(to);
    }

    private static void settle(Element dependency, String module, Predicate<String> supports) {
        var scope = SCOPE_OF_MODULE.matcher(Pom.text(dependency, "scope"));
        if (!scope.matches()) {
            return;
        }
        var element = (Element) dependency.getElementsByTagName("scope").item(0);
        if (scope.group(1).equals(module)) {
            Pom.remove(element);
        } else if (supports.test(scope.group(1))) {
            element.setTextContent("test");
        } else {
            Pom.remove(dependency);
        }
    }

    private static void removeWhatSwitchesModulesOff(Pom pom) {
        Predicate<Element> isSwitch = element -> element.getTextContent().contains("${without.");
        pom.remove("argument", isSwitch);
        pom.remove("exclude", isSwitch);
        pom.remove("testExclude", isSwitch);
        pom.remove("profile", profile -> Pom.text(profile, "id").startsWith("without-"));
        pom.properties().stream()
                .filter(property -> property.getTagName().startsWith("without.")
                        || property.getTagName().endsWith(".scope"))
                .forEach(Pom::remove);
    }

    /** Its long tests, and what switches them on and off; the class path of its programs. */
    private static void removeTheWalkthrough(Pom pom) {
        pom.remove("profile", profile -> Pom.text(profile, "id").equals("extraction"));
        pom.remove("execution", execution -> Pom.text(execution, "id").equals("write-test-classpath"));
        pom.remove("excludedGroups", groups -> true);
        pom.remove("left.out", groups -> true);
    }

    /** Versions of what is gone, and the development start, which is that of the monolith. */
    private static void removeUnusedProperties(Pom pom) {
        pom.properties().stream()
                .filter(property -> !pom.mentions("${" + property.getTagName() + "}"))
                .filter(property -> property.getTagName().matches("(?!java\\.).*\\.version|spring-boot\\.run\\..*"))
                .forEach(Pom::remove);
    }

    /** Its manifests are tested as the template that they are made of. */
    private static void removeTheModelsOfManifests(Pom pom) {
        pom.remove(
                "dependency",
                dependency -> Pom.text(dependency, "groupId").matches("io\\.(fabric8|kubernetes|strimzi)")
                        || Pom.text(dependency, "artifactId").equals("gson"));
    }

    /** It is published by the monolith. */
    private static void removeTheRuleLibrary(Pom pom) {
        pom.remove("execution", execution -> Pom.text(execution, "id").matches("(install-)?boundaries(-pom|-jar)?"));
        pom.remove(
                "plugin",
                plugin -> !plugin.getTextContent().contains("{")
                        && plugin.getElementsByTagName("execution").getLength() == 0
                        && plugin.getElementsByTagName("configuration").getLength() == 0);
    }
}
