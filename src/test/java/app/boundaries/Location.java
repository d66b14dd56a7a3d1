package app.boundaries;

/**
 * A place in a source file.
 *
 * @param file as it is found from the project's folder where the sources are there, else as its package has it
 * @param line 1-based; 0 where the class file does not tell and no source is there
 */
public record Location(String file, int line) implements Comparable<Location> {

    @Override
    public int compareTo(Location other) {
        var byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
