package app.runtime.readiness;

import app.runtime.json.Json;
import java.util.Locale;

/** How the report is shown. The same report always gives the same text. */
public enum ReportFormat {
    TEXT {
        @Override
        public String render(ReadinessReport report) {
            return new TextReport(report).render();
        }
    },
    JSON {
        @Override
        public String render(ReadinessReport report) {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        }
    },
    HTML {
        @Override
        public String render(ReadinessReport report) {
            return new HtmlReport(report).render();
        }
    },
    SVG {
        @Override
        public String render(ReadinessReport report) {
            return new ModuleDiagram(report).render();
        }
    };

    /** Ends with a line break, which is the same on every system. */
    public abstract String render(ReadinessReport report);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
