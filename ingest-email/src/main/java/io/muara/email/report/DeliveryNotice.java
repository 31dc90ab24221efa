package io.muara.email.report;

import io.muara.contracts.DeliveryReport.Finding;
import io.muara.contracts.DeliveryReport.Status;
import io.muara.contracts.ReplyId;
import io.muara.email.reading.ReadMail;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a mail server or a mail program says became of one of our replies.
 *
 * @param messageId of the reply, when the mail names it
 * @param recipient whom it did or did not reach, when told
 * @param reason for a person to read; absent when there is nothing to say, as of a mail that was read
 * @param finding what it tells about the address for good
 */
public record DeliveryNotice(
        ReplyId reply,
        Optional<String> messageId,
        Status status,
        Optional<String> recipient,
        Optional<String> reason,
        Optional<Finding> finding) {

    /** Every reply is sent under its own id and the domain it comes from. */
    private static final Pattern OURS = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^\\s<>]+");

    private static final int LONGEST_REASON = 1_000;

    /**
     * Empty for a mail that is none, and for one about a mail that Muara did not send.
     *
     * @param addressed the reply whose own address the mail came to, which is surer than any id in it
     */
    public static Optional<DeliveryNotice> in(ReadMail mail, Optional<ReplyId> addressed) {
        return Stream.<Optional<Told>>of(
                        DeliveryStatus.in(mail), Receipt.in(mail), Complaint.in(mail), FreeFormBounce.in(mail))
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(told -> about(told, mail, addressed));
    }

    private static Optional<DeliveryNotice> about(Told told, ReadMail mail, Optional<ReplyId> addressed) {
        var named = AnsweredIds.in(mail)
                .map(OURS::matcher)
                .filter(Matcher::matches)
                .filter(id -> addressed.isEmpty() || addressed.get().equals(ReplyId.parse(id.group(1))))
                .findFirst();
        return addressed
                .or(() -> named.map(id -> ReplyId.parse(id.group(1))))
                .map(reply -> new DeliveryNotice(
                        reply,
                        named.map(Matcher::group),
                        told.status(),
                        told.recipient(),
                        told.reason().map(DeliveryNotice::shortened),
                        Findings.of(told)));
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    /** The same before it is known which mail it is about. */
    record Told(Status status, Optional<String> recipient, Optional<String> reason, boolean complaint) {

        Told(Status status, Optional<String> recipient, Optional<String> reason) {
            this(status, recipient, reason, false);
        }
    }
}
