package io.muara.email.report;

import io.muara.contracts.DeliveryReport.Status;
import io.muara.email.reading.MailHeaders;
import io.muara.email.reading.ReadMail;
import io.muara.email.report.DeliveryNotice.Told;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reports as RFC 3464 and, for addresses beyond ASCII, RFC 6533 have them: a block for the mail and one for each recipient. */
final class DeliveryStatus {

    private static final Set<String> TYPES = Set.of("message/delivery-status", "message/global-delivery-status");
    /** Of several recipients the worst off counts. */
    private static final List<Status> WORST_LAST = List.of(Status.DELIVERED, Status.DELAYED, Status.FAILED);

    private static final Pattern TYPE = Pattern.compile("^[\\w-]+\\s*;\\s*");

    private DeliveryStatus() {}

    static Optional<Told> in(ReadMail mail) {
        return mail.files().stream()
                .filter(file -> TYPES.contains(file.mediaType()))
                .flatMap(file -> MailHeaders.blocks(file.bytes()).stream())
                .flatMap(block -> told(block).stream())
                .max(Comparator.comparing(told -> WORST_LAST.indexOf(told.status())));
    }

    private static Optional<Told> told(MailHeaders block) {
        return block.first("action")
                .flatMap(action -> status(action.toLowerCase(Locale.ROOT)))
                .map(status -> new Told(status, recipient(block), reason(block, status)));
    }

    private static Optional<Status> status(String action) {
        return switch (action) {
            case "failed" -> Optional.of(Status.FAILED);
            case "delayed" -> Optional.of(Status.DELAYED);
            case "delivered", "relayed", "expanded" -> Optional.of(Status.DELIVERED);
            default -> Optional.empty();
        };
    }

    private static Optional<String> recipient(MailHeaders block) {
        return block.first("original-recipient")
                .or(() -> block.first("final-recipient"))
                .map(DeliveryStatus::untyped)
                .filter(address -> address.indexOf('@') > 0);
    }

    private static Optional<String> reason(MailHeaders block, Status status) {
        if (status == Status.DELIVERED) {
            return Optional.empty();
        }
        var code = block.first("status").orElse("");
        var diagnostic =
                block.first("diagnostic-code").map(DeliveryStatus::untyped).orElse("");
        var whole = diagnostic.contains(code) ? diagnostic : code + " " + diagnostic;
        return Optional.of(whole.strip()).filter(text -> !text.isEmpty());
    }

    /** Without what says of which kind the value is: {@code rfc822;}, {@code smtp;}. */
    private static String untyped(String value) {
        return TYPE.matcher(value).replaceFirst("");
    }
}
