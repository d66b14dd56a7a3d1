import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The files below some folders, and a hash of their names and contents: what the build steps compare to skip work. */
final class Fingerprint {

    private Fingerprint() {}

    static List<Path> filesBelow(Collection<Path> folders, String suffix) throws IOException {
        var files = new ArrayList<Path>();
        for (var folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> found = Files.walk(folder)) {
                    found.filter(Files::isRegularFile)
                            .filter(file -> file.toString().endsWith(suffix))
                            .sorted()
                            .forEach(files::add);
                }
            }
        }
        return files;
    }

    static String of(Collection<Path> files, String... context) throws IOException {
        var digest = sha256();
        for (var word : context) {
            update(digest, word.getBytes());
        }
        for (var file : files) {
            update(digest, file.toString().getBytes());
            update(digest, Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, byte[] part) {
        digest.update((part.length + ":").getBytes());
        digest.update(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
