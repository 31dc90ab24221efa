package io.muara.email.report;

import io.muara.contracts.DeliveryReport.Status;
import io.muara.email.reading.MailHeaders;
import io.muara.email.reading.ReadMail;
import io.muara.email.report.DeliveryNotice.Told;
import java.util.Locale;
import java.util.Optional;

/** Read receipts (RFC 8098). */
final class Receipt {

    private Receipt() {}

    static Optional<Told> in(ReadMail mail) {
        return mail.files().stream()
                .filter(file -> file.mediaType().endsWith("disposition-notification"))
                .flatMap(file -> MailHeaders.blocks(file.bytes()).stream())
                .flatMap(block -> block.first("disposition").stream())
                .flatMap(disposition -> status(disposition).stream())
                .findFirst()
                .map(status -> new Told(status, Optional.empty(), Optional.empty()));
    }

    /** Who deletes a mail unread, or has it handled by a program, has got it. */
    private static Optional<Status> status(String disposition) {
        var kind = disposition.substring(disposition.indexOf(';') + 1).strip().toLowerCase(Locale.ROOT);
        if (kind.startsWith("displayed")) {
            return Optional.of(Status.READ);
        }
        return kind.startsWith("deleted") || kind.startsWith("dispatched") || kind.startsWith("processed")
                ? Optional.of(Status.DELIVERED)
                : Optional.empty();
    }
}
