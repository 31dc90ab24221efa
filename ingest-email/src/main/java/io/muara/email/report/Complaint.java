package io.muara.email.report;

import io.muara.contracts.DeliveryReport.Status;
import io.muara.email.reading.MailHeaders;
import io.muara.email.reading.ReadMail;
import io.muara.email.report.DeliveryNotice.Told;
import java.util.Optional;

/** That a recipient pressed "this is spam" (ARF, RFC 5965). They got it, and do not want more. */
final class Complaint {

    private Complaint() {}

    static Optional<Told> in(ReadMail mail) {
        return mail.files().stream()
                .filter(file -> file.mediaType().equals("message/feedback-report"))
                .flatMap(file -> MailHeaders.blocks(file.bytes()).stream())
                .filter(block -> block.has("feedback-type"))
                .findFirst()
                .map(block -> new Told(
                        Status.DELIVERED,
                        block.first("original-rcpt-to").map(address -> address.replaceAll("[<>]", "")),
                        Optional.of("The recipient's provider passed on a complaint: "
                                + block.first("feedback-type").orElseThrow()),
                        true));
    }
}
