package io.github.acetune.data;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The proxy that the environment asks for by {@code https_proxy}, {@code http_proxy}, {@code all_proxy} and {@code no_proxy}, in
 * small or capital letters, as curl and others understand them; without these, Java's own settings.
 */
final class EnvironmentProxy {
    private EnvironmentProxy() {}

    static Proxy of(URI place) {
        return of(place, System.getenv());
    }

    static Proxy of(URI place, Map<String, String> environment) {
        String host = place.getHost() == null ? "" : place.getHost().toLowerCase(Locale.ROOT);
        if (isExcepted(host, value(environment, "no_proxy"))) {
            return Proxy.NO_PROXY;
        }
        String named = value(environment, place.getScheme() + "_proxy");
        String proxy = named.isEmpty() ? value(environment, "all_proxy") : named;
        if (proxy.isEmpty()) {
            List<Proxy> own = ProxySelector.getDefault().select(place);
            return own.isEmpty() ? Proxy.NO_PROXY : own.getFirst();
        }
        return parsed(proxy);
    }

    private static Proxy parsed(String text) {
        URI uri = URI.create(text.contains("://") ? text : "http://" + text);
        if (uri.getHost() == null) {
            return Proxy.NO_PROXY;
        }
        boolean socks = uri.getScheme().startsWith("socks");
        int standard = socks ? 1080 : 80;
        int port = uri.getPort() < 0 ? standard : uri.getPort();
        return new Proxy(
                socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
                new InetSocketAddress(uri.getHost(), port));
    }

    private static boolean isExcepted(String host, String exceptions) {
        for (String exception : exceptions.split(",", -1)) {
            String domain = exception.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "");
            boolean same = host.equals(domain) || host.endsWith("." + domain);
            if (domain.equals("*") || (!domain.isEmpty() && same)) {
                return true;
            }
        }
        return false;
    }

    private static String value(Map<String, String> environment, String name) {
        String small = environment.get(name);
        String value = small == null ? environment.get(name.toUpperCase(Locale.ROOT)) : small;
        return value == null ? "" : value.strip();
    }
}
