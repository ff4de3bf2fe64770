package dev.rialto.plug.telegram;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * Where a Bot API is: the public one, or a telegram-bot-api of one's own.
 *
 * @param scheme {@code http} or {@code https}
 * @param prefix segments of the path before {@code /bot<token>/}
 */
record TelegramServer(String scheme, String host, int port, List<String> prefix) {
    private static final String PUBLIC = "api.telegram.org";

    TelegramServer {
        prefix = List.copyOf(prefix);
    }

    /** Reads {@code api-url}. The address itself is in no error: somebody may have put a password in. */
    static TelegramServer of(String address) {
        URI uri;
        try {
            uri = new URI(address.strip());
        } catch (URISyntaxException notOne) {
            throw wrong();
        }
        String scheme = uri.getScheme();
        String host = uri.getHost();
        if (scheme == null
                || !(scheme.equals("http") || scheme.equals("https"))
                || host == null
                || uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw wrong();
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        List<String> prefix = List.of(uri.getPath().split("/")).stream()
                .filter(segment -> !segment.isEmpty())
                .toList();
        return new TelegramServer(scheme, host, port, prefix);
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("api-url is to be like https://api.telegram.org or http://127.0.0.1:8081");
    }

    /** Whether it is Telegram's own server, whose limits are known. */
    boolean isPublic() {
        return host.equalsIgnoreCase(PUBLIC);
    }

    /** What the paths of requests are added to. */
    HttpUrl url() {
        HttpUrl.Builder url = new HttpUrl.Builder().scheme(scheme).host(host).port(port);
        prefix.forEach(url::addPathSegment);
        return url.build();
    }
}
