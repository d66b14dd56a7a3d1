import java.io.IOException;
import java.nio.file.Path;

record Report() {
    static Report of(LoadOptions options) {
        return new Report();
    }

    void writeTo(Path out) throws IOException {}
}
