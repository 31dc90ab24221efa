package io.muara.email.threading;

import io.muara.contracts.ReplyId;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Our address with a reply's id and our signature behind a plus, such as {@code support+0c5k…@example.org}: only whoever got the
 * reply knows it. In the letters of base32hex, because mail servers change capitals.
 */
public final class ReplyAddress {

    /** What stands behind our own local part, of which RFC 5321 allows 64 characters in all. */
    public static final int LONGER_BY = 1 + 42;

    private static final String KIND = "reply address";
    private static final int ID_BYTES = 16;
    private static final int SIGNATURE_BYTES = 10;
    private static final int RADIX = 32;
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Va-v]{42}");
    private static final Pattern BETWEEN_ADDRESSES = Pattern.compile("[\\s<>,;:\"]+");

    private ReplyAddress() {}

    /** @param address what customers write to */
    static String of(String address, ReplyId reply, Seal seal) {
        var id = bytes(reply);
        var token = ByteBuffer.allocate(ID_BYTES + SIGNATURE_BYTES)
                .put(id)
                .put(seal.sign(KIND, id), 0, SIGNATURE_BYTES)
                .array();
        var letters = new BigInteger(1, token).toString(RADIX);
        var at = address.lastIndexOf('@');
        return address.substring(0, at) + "+" + "0".repeat(LONGER_BY - 1 - letters.length()) + letters
                + address.substring(at);
    }

    /**
     * What looks like such an address.
     *
     * @param address that it was made of, in lower case
     * @param reply present when the signature is ours
     */
    record Found(String address, Optional<ReplyId> reply) {}

    /** @param text an address, or a header with addresses in it */
    static Stream<Found> in(String text, Seal seal) {
        return BETWEEN_ADDRESSES.splitAsStream(text).flatMap(word -> read(word, seal).stream());
    }

    private static Optional<Found> read(String address, Seal seal) {
        var at = address.lastIndexOf('@');
        var plus = at - LONGER_BY;
        if (plus < 1 || address.charAt(plus) != '+') {
            return Optional.empty();
        }
        var letters = address.substring(plus + 1, at);
        var bare = (address.substring(0, plus) + address.substring(at)).toLowerCase(Locale.ROOT);
        return TOKEN.matcher(letters).matches() ? Optional.of(new Found(bare, reply(letters, seal))) : Optional.empty();
    }

    private static Optional<ReplyId> reply(String letters, Seal seal) {
        var number = new BigInteger(letters, RADIX);
        if (number.bitLength() > (ID_BYTES + SIGNATURE_BYTES) * Byte.SIZE) {
            return Optional.empty();
        }
        var token = unsigned(number);
        var id = new byte[ID_BYTES];
        var signature = new byte[SIGNATURE_BYTES];
        ByteBuffer.wrap(token).get(id).get(signature);
        return seal.signatures(KIND, id)
                .filter(genuine -> MessageDigest.isEqual(Arrays.copyOf(genuine, SIGNATURE_BYTES), signature))
                .findFirst()
                .map(genuine -> reply(id));
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        var token = new byte[ID_BYTES + SIGNATURE_BYTES];
        var length = Math.min(bytes.length, token.length);
        System.arraycopy(bytes, bytes.length - length, token, token.length - length, length);
        return token;
    }

    private static byte[] bytes(ReplyId reply) {
        var id = reply.value();
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static ReplyId reply(byte[] id) {
        var bytes = ByteBuffer.wrap(id);
        return new ReplyId(new UUID(bytes.getLong(), bytes.getLong()));
    }
}
