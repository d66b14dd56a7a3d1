package app.runtime.readiness;

import java.util.List;

/** The report for a terminal. */
final class TextReport {

    private final ReadinessReport report;
    private final StringBuilder text = new StringBuilder();

    TextReport(ReadinessReport report) {
        this.report = report;
    }

    String render() {
        row("module", Sections.FIGURES);
        report.modules().forEach(module -> row(module.name(), Sections.figures(module)));
        text.append('\n').append(report.formula()).append('\n');
        for (var module : report.modules()) {
            text.append('\n').append(module.name()).append('\n');
            Sections.of(module).forEach(section -> list(section.title(), section.lines()));
        }
        text.append("\nEvery module also has the tables ")
                .append(String.join(", ", report.hostTables()))
                .append(", and uses ")
                .append(String.join(", ", report.hosts()))
                .append(".\n");
        return text.toString();
    }

    private void row(String name, List<?> figures) {
        text.append("%-15s".formatted(name));
        figures.forEach(figure -> text.append("%9s".formatted(figure)));
        text.append('\n');
    }

    private void list(String title, List<String> lines) {
        var label = title;
        for (var line : lines.isEmpty() ? List.of("none") : lines) {
            text.append("  %-12s%s\n".formatted(label, line));
            label = "";
        }
    }
}
