package io.muara.email.outbound;

import io.muara.attachments.AttachmentStore;
import io.muara.contracts.Attachment;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.ReplyId;
import io.muara.contracts.Sender;
import io.muara.contracts.TicketId;
import io.muara.email.EmailChannel;
import io.muara.email.threading.Marks;
import io.muara.email.threading.ReplyMarks;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/** Replies for tests. */
public final class Replies {

    public static final ReplyId ID = ReplyId.parse("00000000-0000-4000-8000-000000000001");
    public static final String INSTALLATION = "toko.example";

    static final ReplyMarks UNMARKED = new ReplyMarks("support@muara.id", Marks.none());

    private Replies() {}

    public static OutboundMessage to(String address, String subject, String... answers) {
        return new OutboundMessage(
                ID,
                new TicketId(new UUID(0, 2)),
                7,
                new ConversationKey(EmailChannel.ID, "support", "sari@example.org"),
                List.of(Sender.Identity.of("phone", "+62811"), Sender.Identity.of("email", address)),
                Optional.of(subject),
                "Halo Bu Sari, sudah dikirim ☺\n",
                List.of(answers),
                Instant.parse("2026-11-21T02:00:00Z"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    static OutboundMessage saying(String text, Attachment... files) {
        return with(to("sari@example.org", "Re: Pesanan", "1@example.org"), text, Optional.empty(), false, files);
    }

    static OutboundMessage in(String language, String text) {
        return with(to("sari@example.org", "Re: Pesanan"), text, Optional.of(language), false);
    }

    /** What we say by ourselves. */
    public static OutboundMessage automatic(String text, Attachment... files) {
        return with(to("sari@example.org", "Re: Pesanan", "1@example.org"), text, Optional.empty(), true, files);
    }

    /** Ours, with the letterhead that comes with us. */
    static Author author(ReplyMarks marks, AttachmentStore store) {
        var body = new Body(Letterhead.load(Optional.empty(), "id"), store, "");
        return new Author("support@muara.id", marks, body, INSTALLATION);
    }

    /** The mail as it would go out. */
    public static byte[] raw(OutboundMessage message, AttachmentStore store) throws MessagingException, IOException {
        var out = new ByteArrayOutputStream();
        Reply.of(Session.getInstance(new Properties()), author(UNMARKED, store), message)
                .writeTo(out);
        return out.toByteArray();
    }

    private static OutboundMessage with(
            OutboundMessage reply, String text, Optional<String> language, boolean automatic, Attachment... files) {
        return new OutboundMessage(
                reply.id(),
                reply.ticket(),
                reply.ticketNumber(),
                reply.conversation(),
                reply.to(),
                reply.subject(),
                text,
                reply.answers(),
                reply.writtenAt(),
                List.of(files),
                reply.template(),
                reply.act(),
                reply.contactWroteAt(),
                reply.pass(),
                language,
                automatic);
    }
}
