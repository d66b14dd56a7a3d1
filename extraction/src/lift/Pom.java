package lift;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The monolith's pom, from which is taken what a lifted module has no use for. Nothing is added. */
final class Pom {

    private final Document document;

    private Pom(Document document) {
        this.document = document;
    }

    static Pom read(Path file) throws IOException {
        try {
            return new Pom(DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile()));
        } catch (ParserConfigurationException | SAXException unreadable) {
            throw new IOException(file + " is no pom", unreadable);
        }
    }

    /** The elements of this name, wherever they are. */
    List<Element> all(String name) {
        var found = document.getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (var i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /** Those of the project, not those of plugins. */
    List<Element> properties() {
        return all("*").stream()
                .filter(element -> element.getParentNode() instanceof Element properties
                        && properties.getTagName().equals("properties")
                        && properties.getParentNode() == document.getDocumentElement())
                .toList();
    }

    boolean mentions(String text) {
        return document.getDocumentElement().getTextContent().contains(text);
    }

    /** Sets the text of the first element of this name that is a child of the project. */
    void set(String name, String text) {
        all(name).stream()
                .filter(element -> element.getParentNode() == document.getDocumentElement())
                .findFirst()
                .orElseThrow()
                .setTextContent(text);
    }

    void remove(String name, Predicate<Element> which) {
        all(name).stream().filter(which).forEach(Pom::remove);
    }

    /** With what is written about it, and the lists that were there for it alone. */
    static void remove(Element element) {
        var parent = element.getParentNode();
        for (var before = element.getPreviousSibling(); isAboutNext(before); before = element.getPreviousSibling()) {
            parent.removeChild(before);
        }
        parent.removeChild(element);
        if (parent instanceof Element list && list.getTextContent().isBlank() && isList(list)) {
            remove(list);
        }
    }

    static String text(Element parent, String child) {
        var found = parent.getElementsByTagName(child);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    void write(Path file) throws IOException {
        try {
            var text = new StringWriter();
            var transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.transform(new DOMSource(document), new StreamResult(text));
            Files.writeString(file, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text + "\n");
        } catch (TransformerException impossible) {
            throw new IOException(impossible);
        }
    }

    private static boolean isAboutNext(Node before) {
        return before != null
                && (before.getNodeType() == Node.COMMENT_NODE
                        || (before.getNodeType() == Node.TEXT_NODE
                                && before.getTextContent().isBlank()));
    }

    private static boolean isList(Element element) {
        return element.getTagName().endsWith("s") || element.getTagName().equals("configuration");
    }
}
