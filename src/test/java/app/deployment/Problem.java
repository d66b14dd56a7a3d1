package app.deployment;

/**
 * What is wrong with an object.
 *
 * @param object its folder, kind and name
 * @param path where in it, such as {@code spec.template.spec.containers[0].image}
 */
record Problem(String object, String path, String what) {

    static Problem in(Manifest manifest, String path, String what) {
        return new Problem(manifest.toString(), path, what);
    }

    @Override
    public String toString() {
        return object + ": " + path + " " + what;
    }
}
