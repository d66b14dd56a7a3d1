package app.runtime.lifecycle;

import app.runtime.topology.Modules;
import ch.qos.logback.classic.spi.ILoggingEvent;
import net.logstash.logback.composite.AbstractJsonProvider;
import tools.jackson.core.JsonGenerator;

/**
 * Adds to a log line who speaks: the {@code service}, and the {@code module}, which is {@code runtime} for everything
 * that hosts modules, libraries included. Named by {@code logback-json.xml}.
 */
public final class LogOrigin extends AbstractJsonProvider<ILoggingEvent> {

    private static final String PREFIX = Modules.basePackage() + ".";

    private String service = "";

    public void setService(String service) {
        this.service = service;
    }

    @Override
    public void writeTo(JsonGenerator json, ILoggingEvent event) {
        json.writeStringProperty("service", service);
        json.writeStringProperty("module", moduleOf(event.getLoggerName()));
    }

    static String moduleOf(String logger) {
        var end = logger.indexOf('.', PREFIX.length());
        return logger.startsWith(PREFIX) && end > 0 ? logger.substring(PREFIX.length(), end) : "runtime";
    }
}
