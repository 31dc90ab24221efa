package io.muara.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A mail with what only its envelope said above it, as whoever delivers one writes it down (RFC 5321, section 4.4). */
public final class DeliveredMail {

    private static final Pattern NOT_OF_AN_ADDRESS = Pattern.compile("[\\p{Cntrl}<>]+");

    private DeliveredMail() {}

    /**
     * @param sender empty text for a bounce; nothing where nobody told
     * @param recipients of ours
     */
    public static byte[] of(Optional<String> sender, List<String> recipients, byte[] raw) {
        var lines = new StringBuilder();
        sender.ifPresent(address -> lines.append("Return-Path: <%s>\r\n".formatted(clean(address))));
        recipients.forEach(address -> lines.append("Delivered-To: %s\r\n".formatted(clean(address))));
        var head = lines.toString().getBytes(UTF_8);
        var delivered = Arrays.copyOf(head, head.length + raw.length);
        System.arraycopy(raw, 0, delivered, head.length, raw.length);
        return delivered;
    }

    private static String clean(String address) {
        return NOT_OF_AN_ADDRESS.matcher(address).replaceAll("");
    }
}
