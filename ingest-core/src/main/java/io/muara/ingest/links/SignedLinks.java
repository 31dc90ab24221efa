package io.muara.ingest.links;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Attachment;
import io.muara.ingest.proof.Given;
import io.muara.ingest.proof.Hmac;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.setup.PublicAddress;
import io.muara.ingest.setup.UnusableConfiguration;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Addresses that carry what they lead to, until when, and our signature over both, so that nothing need be remembered. */
@Singleton
final class SignedLinks implements PublicLinks {

    static final String PATH = "/media/";
    private static final Duration LIFE = Duration.ofDays(1);

    private final Optional<URI> base;
    private final Optional<Hmac> hmac;
    private final Clock clock;

    SignedLinks(PublicAddress address, Clock clock) {
        this.base = address.url();
        this.hmac = address.linkSecret()
                .map(secret -> new Hmac("HmacSHA256", Secrets.of("muara.public.link-secret", List.of(secret))));
        this.clock = clock;
        if (base.isPresent() && hmac.isEmpty()) {
            throw new UnusableConfiguration(
                    "muara.public.link-secret is missing: set it beside muara.public.url to a long random text, such as the output of 'openssl rand -hex 32', the same for all replicas");
        }
    }

    @Override
    public Optional<URI> to(Attachment attachment) {
        return base.flatMap(address -> hmac.map(signing -> URI.create("%s%s%s/%s"
                .formatted(
                        address.toString().replaceAll("/+$", ""),
                        PATH,
                        token(signing, attachment),
                        URLEncoder.encode(attachment.name(), UTF_8).replace("+", "%20")))));
    }

    /** What a token leads to; empty when it is not ours or its time is over. */
    Optional<Target> target(String token) {
        var dot = token.indexOf('.');
        if (dot < 0 || hmac.isEmpty()) {
            return Optional.empty();
        }
        var said = token.substring(0, dot);
        if (!hmac.get().signed(decoded(token.substring(dot + 1)), said.getBytes(UTF_8))) {
            return Optional.empty();
        }
        var parts = new String(decoded(said), UTF_8).split("\n", 3);
        return Instant.ofEpochSecond(Long.parseLong(parts[1])).isBefore(clock.instant())
                ? Optional.empty()
                : Optional.of(new Target(parts[0], parts[2]));
    }

    private String token(Hmac signing, Attachment attachment) {
        var until = clock.instant().plus(LIFE).getEpochSecond();
        var said = encoded("%s\n%d\n%s"
                .formatted(attachment.stored().orElseThrow(), until, attachment.mediaType())
                .getBytes(UTF_8));
        return said + "." + encoded(signing.sign(said.getBytes(UTF_8)));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Given.base64(text.replace('-', '+').replace('_', '/'));
    }

    /** @param key in the attachment store */
    record Target(String key, String mediaType) {}
}
