package app.boundaries;

import java.util.List;
import java.util.Optional;

/** What the lexer made of a text; if it is unreadable from some place on, the tokens end there. */
record SqlTokens(List<SqlToken> tokens, Optional<Unreadable> unreadable) {

    record Unreadable(int offset, String what) {}

    SqlTokens {
        tokens = List.copyOf(tokens);
    }

    /** The tokens of a text, with qualified names as one token each. */
    static SqlTokens of(String sql) {
        var read = new SqlLexer(sql).read();
        return new SqlTokens(SqlNames.join(read.tokens()), read.unreadable());
    }
}
