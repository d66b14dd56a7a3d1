package app.boundaries;

/**
 * A type of the project that a source file names.
 *
 * @param type the name of a top-level type, or of a package that is imported whole
 */
record TypeUse(String type, int line, boolean byImport) {}
