package app.runtime.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

@NeedsModules
class ModuleDiagramTests {

    private static final Path PICTURE = Path.of("docs", "modules.svg");
    private static final String UPDATE = "./mvnw test -Dtest=ModuleDiagramTests -Dsnapshot=update";

    private final String drawn = ReportFormat.SVG.render(ReadinessReport.ofThisBuild());

    @Test
    void isCommittedAsItIsToday() throws IOException {
        if ("update".equals(System.getProperty("snapshot"))) {
            Files.writeString(PICTURE, drawn);
        }

        assertThat(drawn)
                .as(
                        "%s, which the README shows, is stale: what goes between the modules has changed. If that is"
                                + " meant, draw it again and commit it:%n    %s",
                        PICTURE, UPDATE)
                .isEqualTo(PICTURE.toFile().exists() ? Files.readString(PICTURE) : "");
    }

    @Test
    void showsEveryModuleAndEveryArrow() throws Exception {
        var report = ReadinessReport.ofThisBuild();
        var picture = parse(drawn);

        assertThat(texts(picture))
                .containsAll(report.modules().stream().map(ModuleReport::name).toList());
        assertThat(texts(picture)).contains("3 calls", "2 events");
        // Two of the paths are arrow heads, two are the legend.
        assertThat(picture.getElementsByTagName("path").getLength())
                .isEqualTo(Arrow.of(report).size() + 4);
    }

    @Test
    void describesItselfToThoseWhoCannotSeeIt() throws Exception {
        var picture = parse(drawn);

        assertThat(picture.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(picture.getElementsByTagName("desc").item(0).getTextContent())
                .contains("orders calls billing at 3 places.");
    }

    @Test
    void needsNoNetwork() {
        var page = ReportFormat.HTML.render(ReadinessReport.ofThisBuild());

        assertThat(page.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:", "https:", "<script", "@import", "src=");
    }

    @Test
    void escapesWhateverAModuleIsCalled() throws Exception {
        var report = new ReadinessReport("a < b", List.of("<host>"), List.of("t&t"), List.of(strange("<b>\"&'")));

        assertThat(texts(parse(ReportFormat.SVG.render(report)))).contains("<b>\"&'");
        assertThat(ReportFormat.HTML.render(report)).doesNotContain("<b>", "<host>", "a < b", "t&t");
    }

    private static ModuleReport strange(String name) {
        return new ModuleReport(
                name,
                1,
                1,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("<b>"),
                List.of(),
                List.of(new ModuleReport.ExternalSystem("<b>", List.of("<b>"), List.of("<b>"))),
                List.of(new ModuleReport.Blocker("<b>", "<b>")),
                new Score(1, "<b>"));
    }

    private static Document parse(String svg) throws ParserConfigurationException, SAXException, IOException {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> texts(Document picture) {
        var found = picture.getElementsByTagName("text");
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }
}
