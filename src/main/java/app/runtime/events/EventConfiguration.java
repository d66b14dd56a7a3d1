package app.runtime.events;

import app.runtime.database.ModuleDatabases;
import app.runtime.topology.Modules;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.stream.Collectors;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.modulith.events.ApplicationModuleListener;
import tools.jackson.databind.json.JsonMapper;

/** Wires publishing, delivery and the inbox. */
@Configuration(proxyBeanMethods = false)
@Import(BrokerConfiguration.class)
class EventConfiguration {

    /** After {@code @Transactional}, so that the inbox row belongs to the transaction of the listener. */
    private static final int INSIDE_THE_TRANSACTION = 100;

    @Bean
    static OutboxMulticaster applicationEventMulticaster(ObjectProvider<EventDispatcher> dispatcher) {
        return new OutboxMulticaster(dispatcher);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor inbox(ObjectProvider<ModuleDatabases> databases) {
        var listeners = AnnotationMatchingPointcut.forMethodAnnotation(ApplicationModuleListener.class);
        var advisor = new DefaultPointcutAdvisor(listeners, new Inbox(databases));
        advisor.setOrder(INSIDE_THE_TRANSACTION);
        return advisor;
    }

    @Bean
    EventTypes eventTypes() {
        return EventTypes.discover();
    }

    @Bean
    Outboxes outboxes(ModuleDatabases databases, EventTypes types, JsonMapper json, EventSettings settings) {
        return new Outboxes(databases.all().stream()
                .map(database -> new Outbox(database, types, json, settings.lease()))
                .toList());
    }

    @Bean
    EventDispatcher eventDispatcher(
            ApplicationContext context,
            Modules modules,
            EventSettings settings,
            Outboxes outboxes,
            BrokerOutlet outlet) {
        return new EventDispatcher(
                context,
                modules,
                settings.retryPolicy(),
                outboxes.all().stream().collect(Collectors.toUnmodifiableMap(Outbox::module, outbox -> outbox)),
                outlet);
    }

    /** An admin command publishes, but leaves the delivery to the processes that serve. */
    @Bean
    @ConditionalOnProperty(name = "app.command", havingValue = "false", matchIfMissing = true)
    EventDelivery eventDelivery(
            OutboxMulticaster multicaster,
            EventDispatcher dispatcher,
            Outboxes outboxes,
            EventSettings settings,
            MeterRegistry registry) {
        var pollers = outboxes.all().stream()
                .map(outbox -> new OutboxPoller(outbox, dispatcher, settings.pollInterval()))
                .toList();
        var delivery = new EventDelivery(multicaster, dispatcher, pollers, settings.concurrency());
        delivery.registerMeters(registry);
        return delivery;
    }
}
