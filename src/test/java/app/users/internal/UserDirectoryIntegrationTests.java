package app.users.internal;

import static app.users.internal.UserFixture.ada;
import static org.assertj.core.api.Assertions.assertThat;

import app.runtime.UuidV7;
import app.users.UserId;
import app.users.UserView;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserDirectoryIntegrationTests extends UsersIntegrationTest {

    private UsersAtWork users;

    @BeforeEach
    void startProcess() {
        users = start(Map.of());
    }

    @Test
    void findsSomebodyById() {
        var user = users.registered(ada());

        assertThat(users.facade().find(user.id())).contains(user);
    }

    @Test
    void findsNobodyByAnUnknownId() {
        assertThat(users.facade().find(new UserId(UuidV7.next()))).isEmpty();
    }

    @Test
    void listsTheNewestFirst() {
        var registered = Stream.generate(() -> users.registered(ada())).limit(3).toList();

        assertThat(users.directory().newest(3, Optional.empty())).isEqualTo(registered.reversed());
    }

    @Test
    void listsOnWhereAPageEndedThoughOthersHaveRegistered() {
        var registered = Stream.generate(() -> users.registered(ada())).limit(4).toList();
        var page = users.directory().newest(2, Optional.empty());
        users.registered(ada());
        users.profiles().leave(registered.get(1).id());

        var next = users.directory().newest(1, Optional.of(page.getLast().id().value()));

        assertThat(page)
                .extracting(UserView::id)
                .containsExactly(registered.get(3).id(), registered.get(2).id());
        assertThat(next).containsExactly(registered.getFirst());
    }
}
