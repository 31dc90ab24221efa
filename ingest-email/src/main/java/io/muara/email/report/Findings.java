package io.muara.email.report;

import io.muara.contracts.DeliveryReport.Finding;
import io.muara.contracts.DeliveryReport.Status;
import io.muara.email.report.DeliveryNotice.Told;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a failure tells about an address for good, by its code (RFC 3463). */
public final class Findings {

    /**
     * There is no such mailbox or domain, it moved, takes no mail, is disabled, or cannot be routed to. What servers refuse for
     * other reasons (5.7: policy; 4: later) says nothing about the address.
     */
    private static final Set<String> NOBODY_THERE =
            Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.1", "5.4.4");

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
        return code.find() && NOBODY_THERE.contains(code.group()) ? Optional.of(Finding.UNREACHABLE) : Optional.empty();
    }
}
