package app.runtime.database;

import app.runtime.lifecycle.ExitCode;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/** What both ends say, and who takes part. */
record MoveStatus(Place configured, Place other) {

    int print(PrintWriter out) {
        print(configured, out);
        print(other, out);
        out.printf("in charge: %s%n", new DataHomes(configured, Optional.of(other)).inCharge());
        for (var route : new Route[] {new Route(configured, other), new Route(other, configured)}) {
            printReplication(route, out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private static void print(Place place, PrintWriter out) {
        try (var connection = place.asAdministrator()) {
            var sql = Place.sql(connection);
            out.printf(
                    "%s: %s; processes there %s, of them not prepared for a move %s%n",
                    place,
                    DataHome.find(sql, place.module())
                            .map(home -> "%s, stage %s".formatted(home.state(), home.stage()))
                            .orElse("no schema"),
                    Participants.all(sql, place),
                    Participants.uninformed(sql, place));
        } catch (SQLException unreachable) {
            out.printf("%s: out of reach (%s)%n", place, unreachable.getMessage());
        }
    }

    private static void printReplication(Route route, PrintWriter out) {
        try (var source = route.source().asAdministrator();
                var target = route.target().asAdministrator()) {
            var home = DataHome.find(Place.sql(source), route.module()).filter(DataHome::isUnderway);
            if (home.isPresent()) {
                var move = Objects.requireNonNull(home.get().moveId());
                var replication = new Replication(route, move, route.source().configured());
                out.printf(
                        "moving from %s to %s: tables by state %s (r: copied), %s bytes behind, %d errors%n",
                        route.source(),
                        route.target(),
                        replication.states(Place.sql(target)),
                        replication.lag(Place.sql(source)).map(String::valueOf).orElse("?"),
                        replication.errors(Place.sql(target)));
            }
        } catch (SQLException unreachable) {
            out.printf("from %s to %s: not known, an end is out of reach%n", route.source(), route.target());
        }
    }
}
