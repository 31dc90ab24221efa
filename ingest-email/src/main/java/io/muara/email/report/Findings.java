package io.muara.email.report;

import io.muara.contracts.DeliveryReport.Finding;
import io.muara.contracts.DeliveryReport.Status;
import io.muara.email.report.DeliveryNotice.Told;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a failure tells about an address for good, by its code (RFC 3463), or where it has none by what servers say. */
public final class Findings {

    /**
     * There is no such mailbox or domain, it moved, takes no mail, is disabled, or cannot be routed to. What servers refuse for
     * other reasons (5.7: policy; 4: later) says nothing about the address.
     */
    private static final Set<String> NOBODY_THERE =
            Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.1", "5.4.4");

    /** Says nothing more than that it failed. */
    private static final String UNDEFINED = "5.0.0";

    /** 550 alone is said for policy as well, so the words decide. */
    private static final Pattern NOBODY =
            Pattern.compile("(?i)\\bno such (?:user|recipient|mailbox|address|account|domain)\\b"
                    + "|\\b(?:user|recipient|mailbox|address|account|domain|host)(?: name)?(?: is)?"
                    + " (?:unknown|not known|not found|disabled|does(?: not|n't) exist)\\b"
                    + "|\\b(?:unknown|invalid|unrouteable|non-?existent) (?:user|recipient|mailbox|address|account|domain|host)\\b"
                    + "|\\bno mailbox (?:here )?by that name\\b|\\bnot our customer\\b"
                    + "|\\b(?:pengguna|alamat|penerima) tidak (?:ditemukan|dikenal|ada)\\b");

    /** Then it is later, or they do not know us. */
    private static final Pattern NOT_THEM =
            Pattern.compile("(?i)(?<![\\d.])4\\d\\d[ -]|\\bsender\\b|\\breturn[- ]path\\b");

    private static final Pattern CODE = Pattern.compile("(?<![\\d.])[245]\\.\\d{1,3}\\.\\d{1,3}(?![\\d.]*\\d)");

    private Findings() {}

    static Optional<Finding> of(Told told) {
        if (told.complaint()) {
            return Optional.of(Finding.COMPLAINED);
        }
        return told.status() == Status.FAILED ? told.reason().flatMap(Findings::of) : Optional.empty();
    }

    /** @param failure what a server said when it refused a mail for good; the first code in it counts */
    public static Optional<Finding> of(String failure) {
        var code = CODE.matcher(failure);
        var gone = code.find() && !code.group().equals(UNDEFINED)
                ? NOBODY_THERE.contains(code.group())
                : saysThatNobodyIsThere(failure);
        return gone ? Optional.of(Finding.UNREACHABLE) : Optional.empty();
    }

    static boolean saysThatNobodyIsThere(String line) {
        return NOBODY.matcher(line).find() && !NOT_THEM.matcher(line).find();
    }
}
