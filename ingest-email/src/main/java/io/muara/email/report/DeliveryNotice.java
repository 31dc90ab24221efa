package io.muara.email.report;

import io.muara.contracts.DeliveryReport.Status;
import io.muara.contracts.ReplyId;
import io.muara.email.reading.ReadMail;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a mail server or a mail program says became of one of our replies.
 *
 * @param messageId of the reply
 * @param recipient whom it did or did not reach, when told
 * @param reason for a person to read; absent when there is nothing to say, as of a mail that was read
 */
public record DeliveryNotice(
        ReplyId reply, String messageId, Status status, Optional<String> recipient, Optional<String> reason) {

    /** Every reply is sent under its own id and the domain it comes from. */
    private static final Pattern OURS = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^\\s<>]+");

    private static final int LONGEST_REASON = 1_000;

    /** Empty for a mail that is none, and for one about a mail that Muara did not send. */
    public static Optional<DeliveryNotice> in(ReadMail mail) {
        return Stream.<Optional<Told>>of(
                        DeliveryStatus.in(mail), Receipt.in(mail), Complaint.in(mail), FreeFormBounce.in(mail))
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(told -> about(told, mail));
    }

    private static Optional<DeliveryNotice> about(Told told, ReadMail mail) {
        return AnsweredIds.in(mail)
                .map(OURS::matcher)
                .filter(id -> id.matches())
                .findFirst()
                .map(id -> new DeliveryNotice(
                        new ReplyId(UUID.fromString(id.group(1))),
                        id.group(),
                        told.status(),
                        told.recipient(),
                        told.reason()
                                .map(reason -> reason.length() <= LONGEST_REASON
                                        ? reason
                                        : reason.substring(0, LONGEST_REASON))));
    }

    /** The same before it is known which mail it is about. */
    record Told(Status status, Optional<String> recipient, Optional<String> reason) {}
}
