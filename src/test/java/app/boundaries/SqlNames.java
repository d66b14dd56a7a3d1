package app.boundaries;

import app.boundaries.SqlToken.Form;
import java.util.ArrayList;
import java.util.List;

/** Joins the tokens {@code billing . payment} to one qualified name, whatever stood between them. */
final class SqlNames {

    private final List<SqlToken> tokens;
    private int at;

    private SqlNames(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    static List<SqlToken> join(List<SqlToken> tokens) {
        var names = new SqlNames(tokens);
        var joined = new ArrayList<SqlToken>();
        while (names.at < tokens.size()) {
            joined.add(names.next());
        }
        return joined;
    }

    private SqlToken next() {
        var first = tokens.get(at);
        var path = new ArrayList<String>();
        int end = at;
        for (int i = at; isPart(i); i = end + 1) {
            end = endOfPart(i);
            path.add(
                    end == i + 1 && tokens.get(i).form() != Form.GAP
                            ? tokens.get(i).text()
                            : SqlToken.GAP_PART);
            if (!isSymbol(end, ".")) {
                break;
            }
            if (!isPart(end + 1) && !isSymbol(end + 1, "*")) {
                path.add(SqlToken.GAP_PART);
                end++;
                break;
            }
            if (isSymbol(end + 1, "*")) {
                path.add("*");
                end += 2;
                break;
            }
        }
        at = path.size() > 1 ? end : at + 1;
        return path.size() > 1 ? name(path, first, tokens.get(end - 1)) : first;
    }

    /** A gap right after a word is the rest of that word, unless nothing but the word is there. */
    private int endOfPart(int start) {
        int end = start + 1;
        while (end < tokens.size()
                && tokens.get(end).form() == Form.GAP
                && tokens.get(end).start() == tokens.get(end - 1).end()) {
            end++;
        }
        return end;
    }

    private boolean isPart(int i) {
        return i < tokens.size()
                && (tokens.get(i).isIdentifier() || tokens.get(i).form() == Form.GAP);
    }

    private boolean isSymbol(int i, String symbol) {
        return i < tokens.size()
                && tokens.get(i).form() == Form.SYMBOL
                && tokens.get(i).is(symbol);
    }

    private static SqlToken name(List<String> path, SqlToken first, SqlToken last) {
        var shown = String.join(".", path).replace(SqlToken.GAP_PART, "…");
        return new SqlToken(Form.NAME, shown, List.copyOf(path), first.start(), last.end());
    }
}
