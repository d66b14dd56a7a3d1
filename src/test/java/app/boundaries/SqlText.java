package app.boundaries;

import app.boundaries.SqlToken.Form;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Tells SQL from prose, which begins with the same words: "select one of", "Update the profile", "with a card". Where
 * it can be both, such as "delete from cart", it is SQL.
 */
final class SqlText {

    private static final Set<String> ENGLISH = words(
            "the a an your this that these those our its their his her my one it all any each every some of to for in"
                    + " at by no you we");
    private static final Set<String> AFTER_NAME = words(
            "as where using returning set on values select default overriding cascade restrict add drop rename owner"
                    + " alter is to from only in with order group limit join left inner cross tablesample right full"
                    + " having union and or asc desc for natural restart continue enable disable attach detach");
    private static final Set<String> ARTICLES = words("the a an your");
    private static final Set<String> PRIVILEGES = words(
            "select insert update delete truncate references trigger usage execute create connect all temporary temp"
                    + " maintain set");
    private static final Set<String> OBJECTS = words(
            "table view materialized index sequence schema function procedure trigger type domain role user extension"
                + " server policy rule publication subscription aggregate database foreign owned unique temp temporary"
                + " unlogged or event constraint column default concurrently");
    private static final Set<String> SETTINGS =
            words("role search_path schema transaction constraints timezone session local time");
    private static final Set<String> COMPARISONS = words("is in like ilike between not similar exists");

    private SqlText() {}

    /** Whether a string constant of Java is SQL, or a piece of SQL with a keyword at its start. */
    static boolean looksLikeSql(String text) {
        var tokens = SqlTokens.of(text).tokens();
        int first = 0;
        while (first < tokens.size()
                && (tokens.get(first).is("(")
                        || tokens.get(first).is(")")
                        || tokens.get(first).is(";"))) {
            first++;
        }
        boolean word = first < tokens.size() && tokens.get(first).form() == Form.WORD;
        return word && looksLikeSql(new SqlStatement(tokens.subList(first, tokens.size())), text);
    }

    private static boolean looksLikeSql(SqlStatement sql, String text) {
        return switch (sql.verb()) {
            case "select" -> isSelect(sql, text);
            case "insert", "merge" -> sql.is(1, "into") && isTarget(sql, 2);
            case "update" -> isUpdate(sql);
            case "delete" -> sql.is(1, "from") && isTarget(sql, sql.is(2, "only") ? 3 : 2);
            case "with" -> isCommonTable(sql);
            case "values" -> sql.is(1, "(");
            case "truncate",
                    "lock",
                    "copy",
                    "call",
                    "table",
                    "refresh",
                    "reindex",
                    "analyze",
                    "vacuum",
                    "explain",
                    "perform" -> isNamed(sql, 1) || isNamed(sql, 2) || isNamed(sql, 3) || sql.is(1, "(");
            case "create", "alter", "drop", "comment", "import", "reassign" -> isDefinition(sql);
            case "grant", "revoke" -> sql.isAny(1, PRIVILEGES) || isUnderscored(sql, 1) || isNamed(sql, 1);
            case "set", "reset", "discard" -> isSetting(sql);
            case "do" -> sql.tokens().stream().skip(1).limit(3).anyMatch(SqlToken::isString);
            case "execute", "prepare" -> sql.tokens().stream().anyMatch(SqlToken::isString);
            default -> isFragment(sql);
        };
    }

    private static boolean isSelect(SqlStatement sql, String text) {
        int item = sql.is(1, "distinct") || sql.is(1, "all") ? 2 : 1;
        if (sql.tokens().size() <= item || (sql.isAny(item, ENGLISH) && !followsInList(sql, item + 1))) {
            return false;
        }
        boolean clause = sql.tokens().stream().anyMatch(token -> token.is("from"));
        boolean expression = !sql.isForm(item, Form.WORD) || followsInList(sql, item + 1);
        boolean prose = IntStream.range(0, sql.tokens().size()).anyMatch(i -> isArticle(sql, i));
        boolean shape = clause || expression;
        return shape && (!prose || SqlGrammar.of(text, sql.tokens()).understood());
    }

    private static boolean isArticle(SqlStatement sql, int i) {
        return sql.isAny(i, ARTICLES)
                && sql.isForm(i + 1, Form.WORD)
                && !sql.isAny(i + 1, AFTER_NAME)
                && !sql.isAny(i + 1, COMPARISONS);
    }

    /** After an item of a list an alias stands at most, not a sentence. */
    private static boolean followsInList(SqlStatement sql, int i) {
        return i < sql.tokens().size()
                && (sql.isForm(i, Form.SYMBOL) || sql.is(i, "from") || sql.is(i, "as") || sql.isForm(i, Form.GAP));
    }

    private static boolean isUpdate(SqlStatement sql) {
        int target = sql.is(1, "only") ? 2 : 1;
        boolean set = sql.tokens().stream().skip(target + 1L).limit(3).anyMatch(token -> token.is("set"));
        boolean open = sql.tokens().size() <= target + 1 || sql.isForm(target + 1, Form.GAP);
        return isName(sql, target) && (set || (isNamed(sql, target) && open));
    }

    private static boolean isCommonTable(SqlStatement sql) {
        return isName(sql, sql.is(1, "recursive") ? 2 : 1)
                && sql.tokens().stream().anyMatch(token -> token.is("as"))
                && sql.tokens().stream().anyMatch(token -> token.is("("));
    }

    /** {@code set_config} apart, settings are few, or have an underscore or a dot in their names. */
    private static boolean isSetting(SqlStatement sql) {
        int name = sql.is(1, "local") || sql.is(1, "session") ? 2 : 1;
        boolean known = sql.isAny(name, SETTINGS)
                || sql.is(name, "authorization")
                || isUnderscored(sql, name)
                || isNamed(sql, name);
        boolean value = sql.is(name + 1, "=") || sql.is(name + 1, "to");
        return (known
                        && (value
                                || sql.tokens().size() <= name + 3
                                || sql.isAny(name, words("transaction constraints")))
                        && !sql.isAny(name + 1, words("the a an of for your")))
                || (sql.is(0, "set") && sql.is(name + 1, "="))
                || (sql.is(0, "discard") && sql.is(1, "all"));
    }

    private static boolean isDefinition(SqlStatement sql) {
        boolean object = sql.isAny(1, OBJECTS) || (sql.is(1, "on") && sql.isAny(2, OBJECTS));
        boolean schemas =
                sql.tokens().stream().anyMatch(token -> token.form() == Form.NAME || token.form() == Form.GAP);
        boolean shape = sql.tokens().stream()
                .skip(2)
                .anyMatch(token -> token.is("(") || token.isString() || token.form() == Form.QUOTED);
        boolean shortForm = sql.tokens().size() <= 6
                && sql.tokens().stream()
                        .skip(2)
                        .noneMatch(token -> ENGLISH.contains(token.text()) || token.is("failed"));
        return object && sql.tokens().size() > 2 && (schemas || shape || shortForm);
    }

    private static boolean isFragment(SqlStatement sql) {
        int join = 0;
        while (sql.isAny(join, words("left right full inner outer cross natural lateral"))) {
            join++;
        }
        if (sql.is(join, "join")) {
            return isTarget(sql, join + 1);
        }
        return switch (sql.verb()) {
            case "from", "into", "using", "references" -> isNamed(sql, 1) || sql.isForm(1, Form.GAP);
            case "union", "except", "intersect" -> sql.is(1, "select") || sql.is(2, "select");
            case "where", "and", "or", "on", "having", "when" -> isCondition(sql);
            case "order", "group", "partition" ->
                sql.is(1, "by") && (isNamed(sql, 2) || sql.is(3, "(") || sql.is(3, ","));
            case "returning", "limit", "offset" -> sql.tokens().size() == 2 || sql.is(2, ",");
            default -> false;
        };
    }

    private static boolean isCondition(SqlStatement sql) {
        int left = sql.is(1, "not") ? 2 : 1;
        boolean compares = sql.isForm(left + 1, Form.SYMBOL) && !sql.is(left + 1, ",") && !sql.is(left + 1, ".");
        return sql.is(left, "exists")
                || sql.is(left, "(")
                || ((isName(sql, left) || isNamed(sql, left))
                        && (compares || (isNamed(sql, left) && sql.isAny(left + 1, COMPARISONS))));
    }

    /** A name that a statement is about, and then something that may follow it. */
    private static boolean isTarget(SqlStatement sql, int i) {
        boolean follows = i + 1 >= sql.tokens().size()
                || !sql.isForm(i + 1, Form.WORD)
                || sql.isAny(i + 1, AFTER_NAME)
                || i + 2 >= sql.tokens().size()
                || sql.isAny(i + 2, AFTER_NAME);
        return isName(sql, i) && (isNamed(sql, i) || follows);
    }

    private static boolean isName(SqlStatement sql, int i) {
        return i < sql.tokens().size() && (isNamed(sql, i) || (sql.isForm(i, Form.WORD) && !sql.isAny(i, ENGLISH)));
    }

    /** Prose has no such word: qualified, quoted, or put in at run time. */
    private static boolean isNamed(SqlStatement sql, int i) {
        boolean whole = sql.isForm(i, Form.NAME)
                && !sql.tokens().get(i).path().getLast().equals(SqlToken.GAP_PART);
        return whole || sql.isForm(i, Form.QUOTED) || sql.isForm(i, Form.GAP) || isGapAfterDot(sql, i);
    }

    /** {@code "delete from billing." + table}: but a sentence ends with a dot, too. */
    private static boolean isGapAfterDot(SqlStatement sql, int i) {
        return sql.isForm(i, Form.NAME) && i > 0 && sql.isAny(i - 1, words("from join into update table"));
    }

    private static boolean isUnderscored(SqlStatement sql, int i) {
        return sql.isForm(i, Form.WORD) && sql.tokens().get(i).text().contains("_");
    }

    private static Set<String> words(String words) {
        return Set.copyOf(List.of(words.split(" ")));
    }
}
