package app.runtime.database;

/** How far a move has come, as noted at its source. Every stage can be done again without harm. */
enum MoveStage {
    /** The target is given role, schema and migrations. */
    PREPARE,
    /** The snapshot is copied. */
    COPY,
    /** What is written meanwhile follows. */
    FOLLOW,
    /** A first pause has shown that the copy is equal and how long a pause takes. */
    REHEARSED,
    /** Requests wait. Never noted: it ends with the connection of the move. */
    PAUSED,
    /** The target is in charge; what was needed for the move is removed. */
    SWITCHED,
    /** The move is being taken back: it can no longer be decided. */
    UNDO,
    /** Nothing is left to do. */
    DONE
}
