package app.runtime.calls;

import app.Elsewhere;
import app.runtime.web.TestTokens;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;

/** A process that serves facades, without modules and without a database. */
final class FacadeServer implements AutoCloseable {

    static final String TOKEN = "an internal token of more than 32 characters";

    private final ConfigurableApplicationContext context;

    private FacadeServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Serves one facade to those who show one of the tokens. */
    static <F> FacadeServer serve(Class<F> facade, F bean, List<String> tokens, String... properties) {
        var application = new SpringApplication(Configuration.class);
        application.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean("bean", facade, () -> bean);
            beans.registerBean(
                    "facadeMapping",
                    FacadeMapping.class,
                    () -> new FacadeMapping(tokens.isEmpty() ? List.of() : List.of(facade)),
                    definition -> definition.setAutowireCandidate(false));
            beans.registerBean(
                    "facadeAdapter",
                    FacadeAdapter.class,
                    () -> new FacadeAdapter(beans.getBean("facadeMapping", FacadeMapping.class)));
        });
        var usual = Stream.of(
                "server.port=0",
                "management.server.port=-1",
                "DATABASE_URL=postgres://nobody@localhost/none",
                "INTERNAL_TOKEN=" + String.join(",", tokens));
        var elsewhere = Elsewhere.settings().entrySet().stream().map(Object::toString);
        var arguments = Stream.of(usual, elsewhere, Arrays.stream(properties))
                .flatMap(each -> each)
                .map(property -> "--" + property)
                .toArray(String[]::new);
        return new FacadeServer(application.run(arguments));
    }

    int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    URI uri() {
        return URI.create("http://localhost:" + port());
    }

    TestTokens users() {
        return context.getBean(TestTokens.class);
    }

    @Override
    public void close() {
        context.close();
    }

    @EnableAutoConfiguration
    @ComponentScan({"app.runtime.json", "app.runtime.web", "app.runtime.settings"})
    static class Configuration {

        @Bean
        TestTokens tokenKeys() {
            return new TestTokens();
        }
    }
}
