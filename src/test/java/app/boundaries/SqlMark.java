package app.boundaries;

/** A finding, and the place of the text that it is about; the line follows from the place. */
record SqlMark(int offset, SqlFinding finding) {

    SqlMark(int offset, SqlFinding.Kind kind, String what) {
        this(offset, new SqlFinding(kind, 0, what));
    }
}
