package io.muara.email.outbound;

import io.muara.contracts.ConversationKey;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.ReplyId;
import io.muara.contracts.Sender;
import io.muara.contracts.TicketId;
import io.muara.email.EmailChannel;
import io.muara.email.threading.Marks;
import io.muara.email.threading.ReplyMarks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Replies for tests. */
public final class Replies {

    public static final ReplyId ID = ReplyId.parse("00000000-0000-4000-8000-000000000001");

    /** None. */
    static final ReplyMarks MARKS = new ReplyMarks("support@muara.id", Marks.none());

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
                Instant.parse("2026-11-21T02:00:00Z"));
    }
}
