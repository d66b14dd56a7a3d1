package app.boundaries;

import app.boundaries.SqlFinding.Kind;
import app.boundaries.SqlToken.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Strings that name something: {@code nextval('billing.payment_seq')}, {@code 'billing.payment'::regclass}. */
final class SqlStrings {

    private static final Pattern NAMING_FUNCTION = Pattern.compile(
            "nextval|currval|setval|to_reg\\w+|has_\\w+_privilege|\\w+_to_xml\\w*|pg_get_\\w+|pg_relation_\\w+|pg_partition_\\w+"
                + "|pg_\\w+_size|pg_sequence_last_value|row_security_active|pg_prewarm|pg_describe_object|\\w+_description");
    private static final Pattern NAMING_TYPE = Pattern.compile("reg[a-z]+");

    private final SqlSchemas schemas;
    private final SqlStatement statement;

    private SqlStrings(SqlSchemas schemas, SqlStatement statement) {
        this.schemas = schemas;
        this.statement = statement;
    }

    static List<SqlMark> marks(SqlSchemas schemas, SqlStatement statement) {
        var strings = new SqlStrings(schemas, statement);
        var marks = new ArrayList<SqlMark>();
        for (int i = 0; i < statement.tokens().size(); i++) {
            var token = statement.tokens().get(i);
            var function = token.isString() ? strings.naming(i) : "";
            if (!function.isEmpty()) {
                strings.named(token)
                        .ifPresent(name -> marks.add(new SqlMark(token.start(), kind(function), what(function, name))));
            }
        }
        return marks;
    }

    private static Kind kind(String function) {
        return isSequence(function)
                ? Kind.SEQUENCE
                : function.matches("regproc.*|to_regproc.*") ? Kind.FUNCTION : Kind.TABLE;
    }

    private static String what(String function, String name) {
        return switch (kind(function)) {
            case SEQUENCE -> "sequence " + name;
            case FUNCTION -> "function " + name;
            default -> name.contains(".") ? "table " + name : "schema " + name;
        };
    }

    private static boolean isSequence(String function) {
        return Set.of("nextval", "currval", "setval").contains(function);
    }

    private Optional<String> named(SqlToken string) {
        return SqlTokens.of(string.text()).tokens().stream()
                .limit(1)
                .filter(token -> token.form() == Form.NAME
                        ? schemas.isForeign(token.path().getFirst())
                        : token.isIdentifier() && schemas.isForeign(token.text()))
                .map(SqlToken::text)
                .findFirst();
    }

    /** The function or the type that takes this string for a name; empty if none does. */
    private String naming(int i) {
        int opener = openingParenthesis(i) - 1;
        if (matches(opener, NAMING_FUNCTION)) {
            return last(opener);
        }
        if (matches(i - 1, NAMING_TYPE)) {
            return last(i - 1);
        }
        boolean cast = statement.is(i + 1, "::") || statement.is(i + 1, "as");
        return cast && matches(i + 2, NAMING_TYPE) ? last(i + 2) : "";
    }

    private int openingParenthesis(int i) {
        int depth = 0;
        for (int k = i - 1; k >= 0; k--) {
            depth += statement.is(k, ")") ? 1 : statement.is(k, "(") ? -1 : 0;
            if (depth < 0) {
                return k;
            }
        }
        return 0;
    }

    private boolean matches(int i, Pattern pattern) {
        boolean name = statement.isForm(i, Form.WORD) || statement.isForm(i, Form.NAME);
        return name && pattern.matcher(last(i)).matches();
    }

    private String last(int i) {
        var token = statement.tokens().get(i);
        return token.form() == Form.NAME ? token.path().getLast() : token.text();
    }
}
