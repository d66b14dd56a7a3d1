package app.runtime.readiness;

import static app.runtime.readiness.Markup.escape;

import java.util.List;

/** The report as one page that needs nothing else: no script, no network. */
final class HtmlReport {

    private static final String HEAD = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Modules</title>
        <style>
        :root { color-scheme: light dark; }
        body { font: 15px/1.5 sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1rem; }
        svg { max-width: 100%; height: auto; }
        table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #8884; }
        td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
        code { font: 13px monospace; overflow-wrap: anywhere; }
        h2 { margin-top: 2.5rem; }
        th[scope=row] { width: 9rem; }
        .none { opacity: .6; }
        .blocker { color: #c62828; }
        </style>
        </head>
        <body>
        <h1>Modules</h1>
        """;

    private final ReadinessReport report;
    private final StringBuilder html = new StringBuilder(HEAD);

    HtmlReport(ReadinessReport report) {
        this.report = report;
    }

    String render() {
        html.append(new ModuleDiagram(report).render());
        summarize();
        html.append("<p>").append(escape(report.formula())).append("</p>\n");
        report.modules().forEach(this::describe);
        html.append("<p>Every module also has the tables ")
                .append(escape(String.join(", ", report.hostTables())))
                .append(", and uses ")
                .append(escape(String.join(", ", report.hosts())))
                .append(".</p>\n</body>\n</html>\n");
        return html.toString();
    }

    private void summarize() {
        html.append("<table>\n<tr><th>module</th>");
        Sections.FIGURES.forEach(
                column -> html.append("<th class=\"number\">").append(column).append("</th>"));
        html.append("</tr>\n");
        for (var module : report.modules()) {
            var name = escape(module.name());
            html.append("<tr><td><a href=\"#")
                    .append(name)
                    .append("\">")
                    .append(name)
                    .append("</a></td>");
            Sections.figures(module)
                    .forEach(number ->
                            html.append("<td class=\"number\">").append(number).append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</table>\n");
    }

    private void describe(ModuleReport module) {
        var name = escape(module.name());
        html.append("<h2 id=\"").append(name).append("\">").append(name).append("</h2>\n<table>\n");
        Sections.of(module).forEach(section -> row(section.title(), section.lines()));
        html.append("</table>\n");
    }

    private void row(String title, List<String> lines) {
        var type = title.equals("blockers") && !lines.isEmpty() ? " class=\"blocker\"" : "";
        html.append("<tr><th scope=\"row\">")
                .append(escape(title))
                .append("</th><td")
                .append(type)
                .append(">");
        html.append(
                lines.isEmpty()
                        ? "<span class=\"none\">none</span>"
                        : String.join(
                                "<br>", lines.stream().map(HtmlReport::code).toList()));
        html.append("</td></tr>\n");
    }

    private static String code(String line) {
        return "<code>" + escape(line) + "</code>";
    }
}
