package app.boundaries;

import app.boundaries.SqlReference.Position;
import app.boundaries.SqlToken.Form;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Goes through a statement, clause by clause and parenthesis by parenthesis, and says what place each qualified name
 * has.
 */
final class SqlWalk {

    private static final Set<String> PASSED_OVER = words("only if not exists lateral concurrently recursive");
    private static final Set<String> CLAUSES = words(
            "where group having order limit offset fetch window union intersect except returning set values select"
                    + " when for do");
    private static final Set<String> CALLED_IN = words("from join using call");
    private static final Set<String> BEFORE_EXPRESSION = words(
            "select distinct all on where and or not by having set when then else case between in like ilike from is"
                + " returning values limit offset return if elsif while using filter escape symmetric any some perform"
                + " raise check over array row assert execute");

    private final SqlStatement statement;
    private final SqlLeads leads;
    private final List<SqlReference> references = new ArrayList<>();
    private final Deque<Frame> frames = new ArrayDeque<>(List.of(new Frame("")));
    private boolean inQuery;

    private SqlWalk(SqlStatement statement) {
        this.statement = statement;
        this.leads = new SqlLeads(statement);
    }

    static List<SqlReference> references(SqlStatement statement) {
        var walk = new SqlWalk(statement);
        for (int i = 0; i < statement.tokens().size(); i++) {
            walk.step(i, statement.tokens().get(i));
        }
        return walk.references;
    }

    private void step(int i, SqlToken token) {
        switch (token.form()) {
            case NAME -> name(i, token);
            case SYMBOL -> symbol(i, token.text());
            case WORD -> word(i, token);
            default -> simpleName(i, token);
        }
    }

    private void symbol(int i, String symbol) {
        var frame = frames.peek();
        switch (symbol) {
            case "(" ->
                frames.push(
                        frame.inner(i == 0 ? "" : statement.tokens().get(i - 1).text()));
            case ")" -> {
                if (frames.size() > 1) {
                    frames.pop();
                }
                frames.peek().expects = false;
            }
            case "," -> frame.expects = frame.list;
            default -> frame.expects = false;
        }
    }

    private void word(int i, SqlToken word) {
        var frame = frames.peek();
        if (frame.expects && PASSED_OVER.contains(word.text())) {
            return;
        }
        inQuery |= startsQuery(i, word);
        var lead = leads.at(i, frame.opener, inQuery);
        if (lead.isPresent()) {
            frame.expect(lead.get());
        } else if (CLAUSES.contains(word.text())) {
            frame.end();
        } else {
            simpleName(i, word);
        }
    }

    private boolean startsQuery(int i, SqlToken word) {
        return !statement.isGrant()
                && (word.is("select")
                        || word.is("values")
                        || (word.is("insert") && statement.is(i + 1, "into"))
                        || (word.is("delete") && statement.is(i + 1, "from")));
    }

    /** A table without a schema; with a gap right after it, the gap may hold the dot. */
    private void simpleName(int i, SqlToken token) {
        var frame = frames.peek();
        boolean open = statement.isForm(i + 1, Form.GAP)
                && statement.tokens().get(i + 1).start() == token.end();
        if (frame.expects && token.isIdentifier() && open) {
            var path = List.of(token.text(), SqlToken.GAP_PART);
            var name = new SqlToken(Form.NAME, token.text() + "…", path, token.start(), token.end());
            references.add(new SqlReference(name, Position.OBJECT, frame.lead, inQuery));
        }
        frame.expects = false;
    }

    private void name(int i, SqlToken name) {
        var frame = frames.peek();
        var lead = frame.expects ? frame.lead : "";
        references.add(new SqlReference(name, position(i, frame), lead, inQuery));
        frame.expects = false;
    }

    private Position position(int i, Frame frame) {
        boolean call = statement.is(i + 1, "(");
        if (frame.expects && !(call && CALLED_IN.contains(frame.lead))) {
            return Position.OBJECT;
        }
        if (call) {
            return Position.CALL;
        }
        return isExpression(i, frame) ? Position.EXPRESSION : Position.ELSEWHERE;
    }

    private boolean isExpression(int i, Frame frame) {
        boolean types = !inQuery
                && (statement.isRoutine()
                        || Set.of("aggregate", "cast", "type", "domain").contains(statement.object()));
        boolean typeOfValue = statement.isForm(i + 1, Form.STRING) || isTypeOfRow(i);
        return !types && !typeOfValue && !frame.opener.equals("operator") && followsExpressionStart(i);
    }

    private boolean isTypeOfRow(int i) {
        return statement.is(i + 1, "%") && (statement.is(i + 2, "rowtype") || statement.is(i + 2, "type"));
    }

    /** At the start of a fragment nobody knows what came before. */
    private boolean followsExpressionStart(int i) {
        if (statement.isForm(i - 1, Form.SYMBOL)) {
            boolean operator = !Set.of("::", ")", "]")
                    .contains(statement.tokens().get(i - 1).text());
            return operator && !(i == 1 && statement.is(0, ","));
        }
        return statement.isAny(i - 1, BEFORE_EXPRESSION);
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    /** What is open at a depth of parentheses. */
    private static final class Frame {

        private final String opener;
        private boolean expects;
        private boolean list;
        private String lead = "";

        private Frame(String opener) {
            this.opener = opener;
        }

        private Frame inner(String openedBy) {
            var inner = new Frame(openedBy);
            inner.expects = expects;
            inner.list = expects;
            inner.lead = lead;
            return inner;
        }

        private void expect(SqlLeads.Lead next) {
            lead = next.word();
            expects = next.expects();
            list = next.keepsList() ? list : next.startsList();
        }

        private void end() {
            expects = false;
            list = false;
        }
    }
}
