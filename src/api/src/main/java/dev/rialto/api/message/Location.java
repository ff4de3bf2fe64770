package dev.rialto.api.message;

import java.util.Optional;

/**
 * A place on earth.
 *
 * @param latitude degrees north (WGS 84)
 * @param longitude degrees east (WGS 84)
 */
public record Location(double latitude, double longitude, Optional<String> name, Optional<String> address)
        implements Attachment {}
