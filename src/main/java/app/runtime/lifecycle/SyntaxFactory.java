package app.runtime.lifecycle;

import org.springframework.objenesis.SpringObjenesis;
import picocli.CommandLine;

/** Makes commands that can hold arguments but can't run: their constructors, which may need a database, are skipped. */
final class SyntaxFactory implements CommandLine.IFactory {

    private final SpringObjenesis objenesis = new SpringObjenesis();

    @Override
    public <K> K create(Class<K> type) throws Exception {
        return AdminCommand.class.isAssignableFrom(type)
                ? objenesis.newInstance(type)
                : CommandLine.defaultFactory().create(type);
    }
}
