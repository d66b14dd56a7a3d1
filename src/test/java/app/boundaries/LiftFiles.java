package app.boundaries;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Shows the compiler those packages of the tree that a module may use, and hides the others. */
final class LiftFiles extends ForwardingJavaFileManager<JavaFileManager> {

    private final Predicate<String> visible;

    LiftFiles(JavaFileManager all, Predicate<String> visible) {
        super(all);
        this.visible = visible;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        return location == StandardLocation.SOURCE_PATH && !visible.test(packageName)
                ? List.of()
                : super.list(location, packageName, kinds, recurse);
    }

    /** Shared by all compilations. */
    @Override
    public void close() {}
}
