package io.muara.chat.vonage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.ingest.Proof;
import io.muara.ingest.proof.Given;
import io.muara.ingest.proof.Hmac;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.reading.UnreadableElement;
import io.muara.ingest.setup.UnusableConfiguration;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.function.BiPredicate;

/** The {@code sig} among the fields of an SMS, over all the others. See Vonage's "Signing messages". */
final class VonageSignature {

    private static final String SIGNATURE = "sig";
    private static final VonageFields NOTHING = new VonageFields(Collections.emptySortedMap());

    private final BiPredicate<byte[], String> scheme;
    private final VonageFreshness freshness;

    /**
     * @param property that names the method
     * @throws UnusableConfiguration when there is no such method
     */
    VonageSignature(String property, String method, Secrets secrets, VonageFreshness freshness) {
        this.scheme = scheme(property, method, secrets);
        this.freshness = freshness;
    }

    Proof check(byte[] payload, Instant now) {
        var fields = fields(payload);
        var given = fields.flatMap(each -> each.value(SIGNATURE));
        var matches = isSigned(given.map(Given::hex).orElse(new byte[0]), fields.orElse(NOTHING));
        if (!matches) {
            return new Proof.Forged(given.isEmpty() ? "no-signature" : "bad-signature");
        }
        var signedAt = fields.flatMap(VonageTime::of);
        return signedAt.isPresent() && freshness.covers(signedAt.get(), now)
                ? new Proof.Genuine()
                : new Proof.Forged("stale");
    }

    private static Optional<VonageFields> fields(byte[] payload) {
        try {
            return Optional.of(VonageFields.of(payload));
        } catch (UnreadableElement notAnSms) {
            return Optional.empty();
        }
    }

    /** Vonage's libraries do not agree whether a blank value is signed, and an SMS may hold nothing but a space. */
    private boolean isSigned(byte[] given, VonageFields fields) {
        var without = signed(fields, false);
        var with = signed(fields, true);
        return scheme.test(given, without) || (!with.equals(without) && scheme.test(given, with));
    }

    private static String signed(VonageFields fields, boolean withBlanks) {
        var signed = new StringBuilder();
        fields.byName().forEach((name, value) -> {
            if (!name.equals(SIGNATURE) && (withBlanks || !value.isBlank())) {
                signed.append('&').append(harmless(name)).append('=').append(harmless(value));
            }
        });
        return signed.toString();
    }

    private static String harmless(String text) {
        return text.replace('&', '_').replace('=', '_');
    }

    private static BiPredicate<byte[], String> scheme(String property, String method, Secrets secrets) {
        return switch (method) {
            case "md5hash" -> (given, text) -> isHashed(secrets, given, text);
            case "md5hmac" -> hmac("HmacMD5", secrets);
            case "sha1hmac" -> hmac("HmacSHA1", secrets);
            case "sha256hmac" -> hmac("HmacSHA256", secrets);
            case "sha512hmac" -> hmac("HmacSHA512", secrets);
            default ->
                throw new UnusableConfiguration(
                        "%s must be md5hash, md5hmac, sha1hmac, sha256hmac or sha512hmac, but was '%s': set what the dashboard shows as signature method"
                                .formatted(property, method));
        };
    }

    private static BiPredicate<byte[], String> hmac(String algorithm, Secrets secrets) {
        var hmac = new Hmac(algorithm, secrets);
        return (given, text) -> hmac.signed(given, text.getBytes(UTF_8));
    }

    private static boolean isHashed(Secrets secrets, byte[] given, String text) {
        var matches = 0;
        for (var secret : secrets.active()) {
            matches |= MessageDigest.isEqual(md5(text + secret), given) ? 1 : 0;
        }
        return matches == 1;
    }

    private static byte[] md5(String text) {
        try {
            return MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5, which every Java must have", e);
        }
    }
}
