package app.runtime.web;

import org.apache.catalina.Context;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes Tomcat itself answer with problem documents: there is one way for errors, and no HTML. And keeps it from
 * needless work.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class TomcatConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemDocumentsByTomcat(ProblemWriter problems) {
        return factory -> factory.addContextCustomizers(context -> reportProblems(context, problems));
    }

    /** Where no proxy is trusted, there is no word of theirs to look for in every request. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> trustedProxies(ProxySettings settings) {
        return factory -> {
            if (settings.trustedProxies() == null) {
                factory.getEngineValves().removeIf(RemoteIpValve.class::isInstance);
            }
        };
    }

    private static void reportProblems(Context context, ProblemWriter problems) {
        for (var page : context.findErrorPages()) {
            context.removeErrorPage(page);
        }
        var host = (StandardHost) context.getParent();
        for (var valve : host.getPipeline().getValves()) {
            if (valve instanceof ErrorReportValve) {
                host.getPipeline().removeValve(valve);
            }
        }
        host.setErrorReportValveClass(ProblemReportValve.class.getName());
        host.getPipeline().addValve(new ProblemReportValve(problems));
    }
}
