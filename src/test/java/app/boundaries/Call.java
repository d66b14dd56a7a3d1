package app.boundaries;

/**
 * What an instruction runs: a method that it calls, or the body of a lambda that it makes.
 *
 * @param callback what the lambda is for: the interface that it implements, and the types of its parameters; empty for
 *     a plain call
 */
record Call(Method target, int line, String callback) {

    /** A method as class files name it, its class by its binary name. */
    record Method(String owner, String name, String descriptor) {

        boolean isConstructor() {
            return name.equals("<init>");
        }

        Method in(String otherOwner) {
            return new Method(otherOwner, name, descriptor);
        }
    }
}
