package io.muara.chat.manual;

import io.muara.attachments.FileNames;
import io.muara.contracts.Attachment;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A file that lies at an https address instead of coming along.
 *
 * @param account whose hosts these are
 * @param hosts that files may be fetched from; empty for any
 */
record ManualLink(String account, Optional<Set<String>> hosts) {

    private static final String UNKNOWN_TYPE = "application/octet-stream";
    private static final long BIGGEST = 1L << 40;

    Attachment read(ManualFields link) {
        var url = link.requiredText("url", ManualRule.URL);
        var type = link.text("media_type", ManualRule.MEDIA_TYPE).orElse(UNKNOWN_TYPE);
        var uri = uri(url, link);
        var name = link.text("name", ManualRule.NAME)
                .or(() -> uri.map(URI::getPath).filter(path -> !path.endsWith("/")));
        return new Attachment(
                FileNames.safe(name, type),
                type,
                link.number("bytes", BIGGEST),
                link.text("sha256", ManualRule.SHA256),
                Optional.empty(),
                Optional.of(url),
                Optional.empty());
    }

    static boolean isAmong(Set<String> hosts, String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return hosts.stream()
                .map(allowed -> allowed.toLowerCase(Locale.ROOT))
                .anyMatch(allowed ->
                        allowed.startsWith("*.") ? name.endsWith(allowed.substring(1)) : name.equals(allowed));
    }

    private Optional<URI> uri(String url, ManualFields link) {
        if (url.equals("-")) {
            return Optional.empty();
        }
        try {
            var uri = new URI(url);
            if (uri.getHost() == null || uri.getUserInfo() != null) {
                link.note("url", ManualRule.URL.words());
                return Optional.empty();
            }
            requireKnown(uri.getHost(), link);
            return Optional.of(uri);
        } catch (URISyntaxException e) {
            link.note("url", ManualRule.URL.words());
            return Optional.empty();
        }
    }

    /** Else a caller could make us look into our own network. */
    private void requireKnown(String host, ManualFields link) {
        if (hosts.isPresent() && !isAmong(hosts.get(), host)) {
            link.note(
                    "url",
                    "lies on a host that files are not fetched from: upload the file, or have the host added to %s"
                            .formatted(ManualAccounts.property(account, "file-hosts")));
        }
    }
}
