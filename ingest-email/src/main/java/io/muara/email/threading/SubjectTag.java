package io.muara.email.threading;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ticket's number in a subject, {@code [#1234-k7f]}. The letters are signed, so that a number that somebody just types is none;
 * they are few, so a tag lets nobody in.
 */
final class SubjectTag {

    private static final String KIND = "subject tag";
    private static final int LETTERS = 3;
    private static final int BITS = 5 * LETTERS;
    private static final int RADIX = 32;
    private static final int MOST = 10;
    private static final Pattern TAG = Pattern.compile("\\s*\\[#([1-9]\\d{0,17})-([0-9A-Va-v]{3})]");

    private SubjectTag() {}

    /** @param genuine whether its letters are right */
    record Found(long ticketNumber, boolean genuine) {}

    static String of(long ticketNumber, Seal seal) {
        return "[#%d-%s]".formatted(ticketNumber, letters(seal.sign(KIND, bytes(ticketNumber))));
    }

    static List<Found> in(String subject, Seal seal) {
        return TAG.matcher(subject)
                .results()
                .limit(MOST)
                .map(tag -> new Found(Long.parseLong(tag.group(1)), isGenuine(tag.group(1), tag.group(2), seal)))
                .distinct()
                .toList();
    }

    /** The same without our tags; a wrong one stays, for people to see. */
    static String without(String subject, Seal seal) {
        return TAG.matcher(subject)
                .replaceAll(
                        tag -> isGenuine(tag.group(1), tag.group(2), seal) ? "" : Matcher.quoteReplacement(tag.group()))
                .strip();
    }

    private static boolean isGenuine(String number, String letters, Seal seal) {
        return seal.signatures(KIND, bytes(Long.parseLong(number)))
                .anyMatch(genuine -> letters(genuine).equalsIgnoreCase(letters));
    }

    private static String letters(byte[] signature) {
        var bits = ByteBuffer.wrap(signature).getInt() >>> (Integer.SIZE - BITS);
        var letters = Integer.toString(bits, RADIX);
        return "0".repeat(LETTERS - letters.length()) + letters;
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }
}
