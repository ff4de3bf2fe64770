package dev.rialto.api.plug;

/**
 * An amount of data. In the config it is a number of bytes or has a unit: {@code 500k}, {@code 64m}, {@code 2g},
 * each step being 1024.
 */
public record DataSize(long bytes) {
    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size cannot be less than 0");
        }
    }
}
