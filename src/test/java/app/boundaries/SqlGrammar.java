package app.boundaries;

import app.boundaries.SqlToken.Form;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;

/**
 * What a real grammar says about the names of a statement: {@code billing.payment} is a column where {@code billing} is
 * an alias, and a table elsewhere. It knows no PL/pgSQL and not every statement of PostgreSQL: then it says nothing.
 */
final class SqlGrammar {

    enum Meaning {
        COLUMN,
        TABLE,
        UNKNOWN
    }

    private final Map<Integer, Meaning> meanings = new HashMap<>();
    private final boolean understood;

    private SqlGrammar(String statement, int offset) {
        this.understood = read(statement, offset);
    }

    /** Reads one statement, the tokens of which are given. */
    static SqlGrammar of(String sql, List<SqlToken> statement) {
        int start = statement.getFirst().start();
        var text = new StringBuilder(sql.substring(start, statement.getLast().end()));
        for (var token : new SqlLexer(text.toString()).read().tokens()) {
            if (token.form() == Form.GAP) {
                text.replace(token.start(), token.end(), "x".repeat(token.end() - token.start()));
            }
        }
        return new SqlGrammar(text.toString(), start);
    }

    boolean understood() {
        return understood;
    }

    Meaning of(SqlToken name) {
        return meanings.getOrDefault(name.start(), Meaning.UNKNOWN);
    }

    private boolean read(String statement, int offset) {
        try {
            var parser = new CCJSqlParser(statement).withAllowComplexParsing(false);
            parser.Statement();
            collect(parser.getASTRoot(), offset);
            return true;
        } catch (ParseException | RuntimeException notUnderstood) {
            meanings.clear();
            return false;
        }
    }

    private void collect(Node node, int offset) {
        switch (node.jjtGetValue()) {
            case Column _ -> note(node, offset, Meaning.COLUMN);
            case Table _ -> note(node, offset, Meaning.TABLE);
            case null, default -> {}
        }
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            collect(node.jjtGetChild(i), offset);
        }
    }

    /** The parser counts characters from 1; where a place is both, the table wins. */
    private void note(Node node, int offset, Meaning meaning) {
        int place = node.jjtGetFirstToken().absoluteBegin - 1 + offset;
        meanings.merge(place, meaning, (one, other) -> one == Meaning.TABLE ? one : other);
    }
}
