package app.runtime.database;

import java.sql.SQLException;
import picocli.CommandLine.Option;

/** What an operator wants of a move, beside making one: at most one of these. */
final class MoveMode {

    @Option(names = "--status", description = "Only say how far the move is")
    private boolean status;

    @Option(names = "--resume", description = "Go on with a move that was interrupted; do not begin one")
    private boolean resume;

    @Option(names = "--undo", description = "Take back what was begun; move the data back if they have moved")
    private boolean undo;

    @Option(names = "--retire", description = "Remove the tables that the data have left")
    private boolean retire;

    boolean onlyAsks() {
        return status;
    }

    /** @param wanted where the data go, if nothing else is asked for */
    void apply(Mover mover, Place wanted) throws SQLException, InterruptedException {
        if (retire) {
            mover.retire();
        } else if (undo) {
            mover.undo();
        } else if (resume) {
            mover.resume();
        } else {
            mover.moveTo(wanted);
        }
    }
}
