package app.deployment;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** References to images: which are always the same one. */
final class Images {

    private static final Pattern DIGEST = Pattern.compile(".+@sha256:[0-9a-f]{64}");
    /** A full version, or the placeholder of a tag, without which nothing is rolled out. */
    private static final Pattern VERSION =
            Pattern.compile(".+:(v?\\d+\\.\\d+\\.\\d+[\\w.-]*|((NEXT|BLUE|GREEN)_)?GIT_SHA)");

    private Images() {}

    static boolean isPinned(String image) {
        return DIGEST.matcher(image).matches() || VERSION.matcher(image).matches();
    }

    /** Images outside of pods: an operator starts these. */
    static Stream<Problem> problems(Manifest object) {
        return object.json().findValues("imageName").stream()
                .map(image -> image.asString(""))
                .filter(image -> !isPinned(image))
                .map(image -> Problem.in(object, "imageName", "is " + image + ", which is not pinned"));
    }
}
