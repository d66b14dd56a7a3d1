package app.boundaries;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts tokens into statements, also those inside the blocks of PL/pgSQL and of {@code BEGIN ATOMIC}. */
final class SqlStatements {

    private static final Set<String> BLOCKS = Set.of("begin", "atomic", "then", "else", "loop");
    private static final Set<String> VERBS = Set.of(
            ("select with insert update delete merge truncate lock copy create alter drop grant revoke comment set"
                + " reset execute perform call return open raise if for while refresh reassign import discard table")
                    .split(" "));

    private SqlStatements() {}

    static List<SqlStatement> of(List<SqlToken> tokens) {
        var statements = new ArrayList<SqlStatement>();
        var current = new ArrayList<SqlToken>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean end = tokens.get(i).is(";");
            if (end || startsInBlock(tokens, i, current)) {
                close(current, statements);
            }
            if (!end) {
                current.add(tokens.get(i));
            }
        }
        close(current, statements);
        return statements;
    }

    /** {@code THEN UPDATE} is a new statement, except within {@code MERGE … WHEN MATCHED}. */
    private static boolean startsInBlock(List<SqlToken> tokens, int i, List<SqlToken> current) {
        boolean merge = current.stream().anyMatch(token -> token.is("matched"));
        return i > 0
                && !merge
                && tokens.get(i).form() == SqlToken.Form.WORD
                && VERBS.contains(tokens.get(i).text())
                && tokens.get(i - 1).form() == SqlToken.Form.WORD
                && BLOCKS.contains(tokens.get(i - 1).text());
    }

    private static void close(List<SqlToken> current, List<SqlStatement> statements) {
        if (!current.isEmpty()) {
            statements.add(new SqlStatement(current));
            current.clear();
        }
    }
}
