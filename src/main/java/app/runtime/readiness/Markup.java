package app.runtime.readiness;

/** What HTML and SVG have in common. */
final class Markup {

    private Markup() {}

    /** For the content of elements and for quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
