package app.boundaries;

import app.boundaries.SqlFinding.Kind;
import app.boundaries.SqlToken.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Names that stand alone in definitions: of roles and of schemas. */
final class SqlRights {

    private static final Set<String> CURRENT = Set.of("current_user", "current_role", "session_user");
    private static final Set<String> BEFORE_NAME = Set.of("if", "not", "exists", "group", "role", "user");

    private final SqlSchemas schemas;
    private final SqlStatement statement;
    private final List<SqlMark> marks = new ArrayList<>();

    private SqlRights(SqlSchemas schemas, SqlStatement statement) {
        this.schemas = schemas;
        this.statement = statement;
    }

    static List<SqlMark> marks(SqlSchemas schemas, SqlStatement statement) {
        var rights = new SqlRights(schemas, statement);
        if (statement.isDefinition() || statement.verb().equals("drop")) {
            for (int i = 0; i < statement.tokens().size(); i++) {
                rights.look(i, statement.tokens().get(i).text());
            }
        }
        return rights.marks;
    }

    private void look(int i, String word) {
        if (!statement.isForm(i, Form.WORD)) {
            return;
        }
        switch (word) {
            case "schema" -> schemasAfter(i);
            case "owner" -> owner(i + 2);
            case "grant", "revoke" -> memberships(i);
            case "authorization" -> rolesAfter(i);
            case "role", "user", "group" -> rolesAfter(statement.is(i + 1, "mapping") ? i + 2 : i);
            case "to" ->
                grantees(i, statement.isGrant() || Set.of("reassign").contains(statement.verb()) || isPolicy());
            case "from" -> grantees(i, statement.verb().equals("revoke"));
            case "by" -> grantees(i, statement.is(i - 1, "owned") || statement.is(i - 1, "granted"));
            default -> {}
        }
    }

    private boolean isPolicy() {
        return statement.object().equals("policy");
    }

    private void schemasAfter(int i) {
        for (var schema : namesAfter(i)) {
            if (schemas.isForeign(schema.text())) {
                marks.add(new SqlMark(
                        schema.start(), statement.isGrant() ? Kind.GRANT : Kind.SCHEMA, "schema " + schema.text()));
            }
        }
    }

    private void owner(int i) {
        if (statement.is(i - 1, "to") && i < statement.tokens().size()) {
            var owner = statement.tokens().get(i);
            boolean harmless =
                    CURRENT.contains(owner.text()) || schemas.isOwnRole(owner.text()) || owner.form() == Form.GAP;
            if (!harmless) {
                marks.add(new SqlMark(owner.start(), Kind.ROLE, "the owner " + owner.text()));
            }
        }
    }

    /** {@code GRANT one TO other}: without ON it is about roles only. */
    private void memberships(int i) {
        boolean roles = i == 0 && statement.tokens().stream().noneMatch(token -> token.is("on"));
        if (roles) {
            rolesAfter(i);
        }
    }

    private void grantees(int i, boolean aboutRoles) {
        if (aboutRoles) {
            rolesAfter(i);
            namesAfter(i).stream()
                    .filter(role -> opens(i) && role.is("public"))
                    .forEach(role ->
                            marks.add(new SqlMark(role.start(), Kind.GRANT, "a grant to PUBLIC, which is every role")));
            namesAfter(i).stream()
                    .filter(role -> statement.object().equals("default") && !schemas.isOwnRole(role.text()))
                    .forEach(role ->
                            marks.add(new SqlMark(role.start(), Kind.GRANT, "default privileges for " + role.text())));
        }
    }

    private boolean opens(int to) {
        return statement.is(to, "to") && statement.isGrant();
    }

    private void rolesAfter(int i) {
        for (var role : namesAfter(i)) {
            if (schemas.isForeignRole(role.text())) {
                marks.add(
                        new SqlMark(role.start(), statement.isGrant() ? Kind.GRANT : Kind.ROLE, "role " + role.text()));
            }
        }
    }

    private List<SqlToken> namesAfter(int before) {
        var names = new ArrayList<SqlToken>();
        int i = before + 1;
        while (statement.isAny(i, BEFORE_NAME) && i + 1 < statement.tokens().size()) {
            i++;
        }
        while (i < statement.tokens().size() && statement.tokens().get(i).isIdentifier()) {
            names.add(statement.tokens().get(i));
            i += statement.is(i + 1, ",") ? 2 : statement.tokens().size();
        }
        return names;
    }
}
