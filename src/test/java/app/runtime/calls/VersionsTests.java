package app.runtime.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/**
 * The version before and the next one are at work together, in every process of their own.
 *
 * @see app.contracts.ApiComparison which lets the older one become the newer one
 */
class VersionsTests {

    private static final UUID ID = UUID.randomUUID();

    @Test
    void anOlderClientAndAnExpandedServerWorkTogether() {
        try (var server = FacadeServer.serve(Newer.Shelves.class, new NewerShelves(), List.of(FacadeServer.TOKEN))) {
            var client = Client.of(Older.Shelves.class, server.uri());

            assertThat(client.add(new Older.Add(ID, "tea")))
                    .isEqualTo(new Older.AddResult.Added(new Older.Shelf(ID, "tea")));
            assertThat(client.add(new Older.Add(ID, "tea"))).isEqualTo(new Older.AddResult.Full());
            assertThat(client.find(ID)).contains(new Older.Shelf(ID, "tea"));
            assertThat(client.find(UUID.randomUUID())).isEmpty();
        }
    }

    @Test
    void anExpandedClientAndAnOlderServerWorkTogether() {
        try (var server = FacadeServer.serve(Older.Shelves.class, new OlderShelves(), List.of(FacadeServer.TOKEN))) {
            var client = Client.of(Newer.Shelves.class, server.uri());

            assertThat(client.add(new Newer.Add(ID, "tea", 30)))
                    .isEqualTo(new Newer.AddResult.Added(new Newer.Shelf(ID, "tea", null, null), null));
            assertThat(client.find(ID)).contains(new Newer.Shelf(ID, "tea", null, null));
            assertThatExceptionOfType(RemoteCallException.class)
                    .isThrownBy(() -> client.heightOf(ID))
                    .withMessageContaining("answered 404 NOT_FOUND");
        }
    }

    private static final class NewerShelves implements Newer.Shelves {

        private final Map<UUID, Newer.Shelf> shelves = new ConcurrentHashMap<>();

        @Override
        public Optional<Newer.Shelf> find(UUID id) {
            return Optional.ofNullable(shelves.get(id));
        }

        @Override
        public Newer.AddResult add(Newer.Add command) {
            var shelf = new Newer.Shelf(command.id(), command.label(), command.height(), new Newer.Size(80, 30));
            return shelves.putIfAbsent(command.id(), shelf) == null
                    ? new Newer.AddResult.Added(shelf, "by the window")
                    : new Newer.AddResult.Full();
        }

        @Override
        public int heightOf(UUID id) {
            return 0;
        }
    }

    private static final class OlderShelves implements Older.Shelves {

        private final Map<UUID, Older.Shelf> shelves = new ConcurrentHashMap<>();

        @Override
        public Optional<Older.Shelf> find(UUID id) {
            return Optional.ofNullable(shelves.get(id));
        }

        @Override
        public Older.AddResult add(Older.Add command) {
            var shelf = new Older.Shelf(command.id(), command.label());
            shelves.put(command.id(), shelf);
            return new Older.AddResult.Added(shelf);
        }
    }
}
