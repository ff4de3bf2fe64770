package dev.rialto.core.config;

import dev.rialto.api.plug.Secret;

/**
 * The section {@code http}: a door for other programs.
 *
 * @param token what a program has to show
 */
public record HttpSettings(Listen listen, Secret token) {
    public HttpSettings {
        if (token.isEmpty()) {
            throw new IllegalArgumentException("token must not be empty");
        }
    }

    /**
     * Where it listens: {@code host:port}, an IPv6 host in brackets.
     *
     * @param port 0 for one that is free
     */
    public record Listen(String host, int port) {

        /** Reads the form in which the config has it. */
        public static Listen parse(String text) {
            int colon = text.lastIndexOf(':');
            String host = colon < 0 ? "" : text.substring(0, colon);
            if (host.startsWith("[") && host.endsWith("]")) {
                host = host.substring(1, host.length() - 1);
            } else if (host.contains(":")) {
                throw new IllegalArgumentException("an IPv6 address goes in brackets, as in \"[::1]:8080\"");
            }
            try {
                int port = Integer.parseInt(text.substring(colon + 1));
                if (!host.isEmpty() && port >= 0 && port <= 65535) {
                    return new Listen(host, port);
                }
            } catch (NumberFormatException notANumber) {
                // Said below, as for every other text that is no address.
            }
            throw new IllegalArgumentException("expected an address and a port, as in \"127.0.0.1:8080\"");
        }
    }
}
