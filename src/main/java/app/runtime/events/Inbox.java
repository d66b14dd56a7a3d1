package app.runtime.events;

import app.runtime.database.ModuleDatabase;
import app.runtime.database.ModuleDatabases;
import app.runtime.topology.AppModule;
import java.lang.reflect.Method;
import java.util.UUID;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.util.ClassUtils;

/**
 * Lets an event take effect once: inside the listener's transaction, the first delivery leaves a row and runs the
 * listener; a repeated one finds the row and does nothing. A listener without a transaction passes: it must be
 * idempotent by itself.
 */
final class Inbox implements MethodInterceptor {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    private final ObjectProvider<ModuleDatabases> databases;

    Inbox(ObjectProvider<ModuleDatabases> databases) {
        this.databases = databases;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        if (call.getArguments().length != 1 || !(call.getArguments()[0] instanceof DomainEvent event)) {
            return call.proceed();
        }
        var target = ClassUtils.getUserClass(call.getMethod().getDeclaringClass());
        var database = databases.getObject().of(target);
        var listener = listenerId(call.getMethod(), database.module());
        if (database.inTransaction() && !isFirst(database, listener, event.eventId())) {
            log.debug("{} has handled event {} before", listener, event.eventId());
            return null;
        }
        return call.proceed();
    }

    private static boolean isFirst(ModuleDatabase database, String listener, UUID event) {
        return database.dsl()
                        .execute(
                                "insert into {0} (listener, event_id) values ({1}, {2}) on conflict do nothing",
                                DSL.name(database.module().name(), "inbox"), DSL.val(listener), DSL.val(event))
                == 1;
    }

    private static String listenerId(Method method, AppModule module) {
        var listener = AnnotatedElementUtils.findMergedAnnotation(method, ApplicationModuleListener.class);
        if (listener == null || !listener.id().startsWith(module.name() + ".")) {
            throw new IllegalStateException(
                    method + " needs @ApplicationModuleListener(id = \"" + module + ".…\") of its own module");
        }
        return listener.id();
    }
}
