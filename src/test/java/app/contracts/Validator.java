package app.contracts;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.List;

/** Says what is wrong with a document, by a schema; formats are checked too. */
final class Validator {

    private Validator() {}

    static List<String> errors(String schema, String document) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(
                        document,
                        InputFormat.JSON,
                        execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Validator::text)
                .toList();
    }

    /** The same schema for what the writer of today may write: nothing that it does not name. */
    static String closed(String schema) {
        return schema.replaceAll("(\"additionalProperties\"\\s*:\\s*)true", "$1false");
    }

    /** Without the library's own sentences, which may come with their gaps unfilled. */
    private static String text(Error error) {
        return error.getInstanceLocation() + " breaks " + error.getKeyword() + " "
                + Arrays.deepToString(error.getArguments());
    }
}
