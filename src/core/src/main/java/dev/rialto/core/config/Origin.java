package dev.rialto.core.config;

/**
 * Where something is written.
 *
 * @param file as the config was named on the command line, or as an included file is reached from there
 * @param line from 1; 0 for the file as a whole
 */
public record Origin(String file, int line) {
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line : file;
    }
}
