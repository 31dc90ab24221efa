package io.muara.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Attachment;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Mail;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Original;
import io.muara.contracts.Quarantined;
import io.muara.contracts.Sender;
import io.muara.contracts.Sha256;
import io.muara.contracts.Threading;
import io.muara.email.reading.MailReading;
import io.muara.email.reading.ReadMail;
import io.muara.email.reading.Reading;
import io.muara.email.report.DeliveryNotice;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a raw mail becomes. The same mail of the same account always becomes a message with the same id, whichever way it came; one
 * without Message-ID and date only if it came with the same bytes.
 */
public final class InboundMail {

    private static final String MEDIA_TYPE = "message/rfc822";

    /**
     * Raw mails up to here travel on Kafka, which has to acknowledge a message anyway; keeping each in the store would cost a
     * second one, and most of the time that a mail takes.
     */
    private static final int LARGEST_ON_KAFKA = 64 * 1024;
    /** Nobody sent mail to a business before; a date before it is a clock that was never set. */
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private static final Duration CLOCK_DIFFERENCE = Duration.ofDays(1);

    private final String account;
    private final Ours ours;
    private final Function<byte[], Optional<String>> keeping;

    /** @param keeping gives the key under which bytes were kept; empty where nothing is to be kept */
    public InboundMail(String account, Ours ours, Function<byte[], Optional<String>> keeping) {
        this.account = account;
        this.ours = ours;
        this.keeping = keeping;
    }

    public MailOutcome read(FetchedMail fetched) {
        var hash = Sha256.hex(fetched.raw());
        return switch (MailReading.read(fetched.raw(), madeUpId(hash))) {
            case Reading.Read(var mail) -> judged(fetched, hash, mail);
            case Reading.Unreadable(var reason) -> new MailOutcome.Quarantine(quarantined(fetched, hash, reason));
        };
    }

    private MailOutcome judged(FetchedMail fetched, String hash, ReadMail mail) {
        Judgement judgement;
        try {
            judgement = Judgement.of(mail, ours, fetched.checks());
        } catch (RuntimeException | StackOverflowError e) {
            // A mail that nobody can judge would be tried again for ever, and nothing behind it be read.
            return new MailOutcome.Quarantine(quarantined(
                    fetched, hash, "the mail cannot be judged: " + e.getClass().getSimpleName()));
        }
        return judgement
                .notice()
                .<MailOutcome>map(notice -> new MailOutcome.Report(report(fetched, mail, notice)))
                .orElseGet(() -> new MailOutcome.Message(message(fetched, hash, mail, judgement)));
    }

    private DeliveryReport report(FetchedMail fetched, ReadMail read, DeliveryNotice notice) {
        // A report has no place for the raw mail, which is kept under the hash of its bytes all the same.
        var _ = keeping.apply(fetched.raw());
        var contact = notice.recipient()
                .map(recipient -> recipient.toLowerCase(Locale.ROOT))
                .orElseGet(() -> contact(read.mail()));
        return new DeliveryReport(
                MessageId.of(
                        EmailChannel.ID,
                        account,
                        "%s %s %s".formatted(read.mail().messageId(), notice.reply(), notice.status()),
                        "report"),
                new ConversationKey(EmailChannel.ID, account, contact),
                Optional.of(notice.reply()),
                notice.messageId(),
                notice.status(),
                notice.reason(),
                sentAt(read.mail(), fetched),
                Optional.empty(),
                notice.finding());
    }

    private InboundMessage message(FetchedMail fetched, String hash, ReadMail read, Judgement judgement) {
        var mail = judgement.mail();
        var contact = contact(mail);
        var original = original(fetched.raw(), hash);
        var files = read.files().stream().map(this::attachment).toList();
        return new InboundMessage(
                MessageId.of(EmailChannel.ID, account, Fingerprint.of(read, madeUpId(hash), files), "message"),
                new ConversationKey(EmailChannel.ID, account, contact),
                new Sender(read.sender(), List.of(Sender.Identity.of("email", contact))),
                judgement.marks().subject(),
                judgement.content(),
                files,
                new Threading(
                        Threading.Style.THREADED,
                        answers(mail),
                        Optional.empty(),
                        judgement.marks().evidence()),
                new Provenance(
                        mail.messageId(),
                        Provenance.Direction.INBOUND,
                        sentAt(mail, fetched),
                        fetched.receivedAt(),
                        original),
                Optional.of(mail));
    }

    private Quarantined quarantined(FetchedMail fetched, String hash, String reason) {
        return new Quarantined(
                MessageId.of(EmailChannel.ID, account, hash, "quarantine"),
                EmailChannel.ID,
                account,
                MEDIA_TYPE,
                Optional.empty(),
                Optional.of(key(fetched.raw(), hash)),
                reason,
                fetched.receivedAt());
    }

    /** For a mail that has none. */
    private static String madeUpId(String hash) {
        return hash + "@local";
    }

    private Attachment attachment(ReadMail.File file) {
        return new Attachment(
                file.name(),
                file.mediaType(),
                Optional.of((long) file.bytes().length),
                Optional.of(Sha256.hex(file.bytes())),
                keeping.apply(file.bytes()),
                Optional.empty(),
                file.contentId());
    }

    private Original original(byte[] raw, String hash) {
        return asText(raw)
                .map(text -> new Original(MEDIA_TYPE, Optional.of(text), Optional.empty()))
                .orElseGet(() -> Original.stored(MEDIA_TYPE, key(raw, hash)));
    }

    /** Empty for what is not text to the last byte and could not become the same bytes again, or is too large. */
    private static Optional<String> asText(byte[] raw) {
        if (raw.length > LARGEST_ON_KAFKA) {
            return Optional.empty();
        }
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private String key(byte[] raw, String hash) {
        return keeping.apply(raw).orElse("sha256-" + hash);
    }

    private String contact(Mail mail) {
        return mail.from().stream()
                .map(address -> address.address().toLowerCase(Locale.ROOT))
                .filter(address -> address.indexOf('@') > 0)
                .findFirst()
                .orElse("unknown@" + account);
    }

    /** In-Reply-To names the mail itself, References its ancestors, the oldest first. */
    private static List<String> answers(Mail mail) {
        var answers = new ArrayList<>(mail.inReplyTo());
        answers.addAll(mail.references().reversed());
        return answers.stream().distinct().toList();
    }

    private static Instant sentAt(Mail mail, FetchedMail fetched) {
        return mail.date()
                .filter(EARLIEST::isBefore)
                .filter(fetched.receivedAt().plus(CLOCK_DIFFERENCE)::isAfter)
                .or(fetched::arrivedAt)
                .orElse(fetched.receivedAt());
    }
}
