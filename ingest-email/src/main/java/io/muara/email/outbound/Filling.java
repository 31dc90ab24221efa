package io.muara.email.outbound;

import io.quarkus.qute.RawString;
import java.util.Map;

/**
 * What the templates of a letterhead can name.
 *
 * @param body the text as HTML
 * @param signature empty for none
 * @param ticket its number
 */
record Filling(String text, RawString body, String signature, long ticket, boolean automatic) {

    /** By which mail programs know what need not be quoted. */
    private static final String SIGNATURE_MARK = "-- \n";

    Map<String, Object> forText() {
        var signed = signature.isEmpty() ? "" : SIGNATURE_MARK + signature;
        return Map.of("text", text.stripTrailing(), "signature", signed, "ticket", ticket, "automatic", automatic);
    }

    Map<String, Object> forHtml() {
        var signed = signature.isEmpty() ? "" : new RawString(TypedText.html(signature));
        return Map.of("body", body, "signature", signed, "ticket", ticket, "automatic", automatic);
    }
}
