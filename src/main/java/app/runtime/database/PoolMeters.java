package app.runtime.database;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** How much each module's pool is used, whether somebody waits for it, and how often that was in vain. */
record PoolMeters(ModuleDatabases databases) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var database : databases.all()) {
            var module = database.module().name();
            var pool = database.pool();
            gauge(registry, module, pool, "size", "Connections that the pool may hold", GatedPool::size);
            gauge(registry, module, pool, "active", "Connections in use", GatedPool::connectionsInUse);
            gauge(registry, module, pool, "idle", "Connections that are open and free", GatedPool::connectionsIdle);
            gauge(registry, module, pool, "waiting", "Who waits for a connection", GatedPool::waiting);
            FunctionCounter.builder("database.pool.refusals", pool, GatedPool::refusals)
                    .description("How often there was no connection in time")
                    .tag("module", module)
                    .register(registry);
        }
    }

    private static void gauge(
            MeterRegistry registry,
            String module,
            GatedPool pool,
            String name,
            String description,
            ToDoubleFunction<GatedPool> value) {
        Gauge.builder("database.pool." + name, pool, value)
                .description(description)
                .tag("module", module)
                .register(registry);
    }
}
