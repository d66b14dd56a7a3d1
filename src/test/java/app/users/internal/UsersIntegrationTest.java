package app.users.internal;

import app.runtime.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A database for all tests of a class, and a process for each. Its classes run one after the other. */
@ResourceLock("the database of the tests of users")
abstract class UsersIntegrationTest {

    static TestDatabase database;

    final SettableClock clock = new SettableClock();
    private final List<UsersAtWork> processes = new ArrayList<>();

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @AfterEach
    void stopProcesses() {
        processes.forEach(UsersAtWork::close);
    }

    UsersAtWork start(Map<String, String> variables) {
        var process = UsersAtWork.on(database, clock, variables);
        processes.add(process);
        return process;
    }
}
