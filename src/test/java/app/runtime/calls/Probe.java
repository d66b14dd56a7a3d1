package app.runtime.calls;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** A facade with everything that a facade may have. */
@HttpExchange("/internal/probe/v1")
interface Probe {

    @GetExchange("/parcels/{id}")
    Optional<Parcel> find(@PathVariable ParcelId id);

    @GetExchange("/parcels")
    List<Parcel> all(@RequestParam List<ParcelId> ids);

    /** Not said to be idempotent. */
    @PostExchange("/parcels")
    SendResult send(@RequestBody Parcel parcel);

    @Idempotent
    @PostExchange("/hold")
    void hold(@RequestBody Parcel parcel);

    @GetExchange("/broken/{how}")
    String breaks(@PathVariable How how);

    @GetExchange("/surroundings")
    Surroundings surroundings();

    /** Works until its deadline. */
    @GetExchange("/slow")
    String slow();

    enum How {
        ARGUMENT,
        STATE,
        NO_MESSAGE,
        SUBCLASS,
        BUG
    }

    record ParcelId(UUID value) {}

    record Price(long amount, Currency currency) {}

    record Parcel(ParcelId id, Price price, List<String> labels) {}

    record Surroundings(String correlationId, String traceparent, long remainingMillis, Optional<String> userToken) {}

    sealed interface SendResult {

        record Sent(Parcel parcel) implements SendResult {}

        record TooHeavy(int limit) implements SendResult {}
    }
}
