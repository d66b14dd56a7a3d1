package app.runtime.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place in the {@link Grid}: a module's box, or a slot through which arrows pass. */
final class Node {

    final int row;
    final int width;
    final List<Node> above = new ArrayList<>();
    final List<Node> below = new ArrayList<>();
    int center;
    private final @Nullable ModuleReport module;

    Node(@Nullable ModuleReport module, int row, int width) {
        this.module = module;
        this.row = row;
        this.width = width;
    }

    boolean isModule() {
        return module != null;
    }

    ModuleReport module() {
        return Optional.ofNullable(module).orElseThrow();
    }

    String name() {
        return module().name();
    }

    double middleOf(List<Node> neighbours) {
        return neighbours.stream().mapToInt(node -> node.center).average().orElse(center);
    }
}
