package io.muara.ticket.file;

import io.muara.contracts.Attachment;
import io.muara.contracts.AttachmentReport;
import io.muara.contracts.MessageId;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Wire;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reports on files of messages that have not come yet: they may overtake the message on its longer way. */
@ApplicationScoped
public class EarlyFiles {

    // Whoever brings the message and whoever brings the report must not both find nothing of the other.
    private static final String LOCK = """
            select count(pg_advisory_xact_lock(key))
            from (select distinct hashtextextended(cast(id as text), 0) as key
                  from unnest(cast(:ids as uuid[])) as id order by key) keys
            """;

    private static final String TAKE = "delete from early_attachment where message = any(:ids) returning report";

    private static final String KEEP =
            "insert into early_attachment (message, report, received_at) values (:message, :report, :now)";

    /** What came before the messages; it is forgotten here. From now on until the transaction ends nothing more comes. */
    public Uni<List<AttachmentReport>> early(Mutiny.StatelessSession session, List<RoutedMessage> messages) {
        var ids = messages.stream()
                .map(RoutedMessage::message)
                .filter(message -> message.attachments().stream().anyMatch(Attachment::awaited))
                .map(message -> message.id().value())
                .toList();
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return lock(session, ids)
                .chain(() -> session.createNativeQuery(TAKE, byte[].class)
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .getResultList())
                .map(reports -> reports.stream()
                        .map(report -> Wire.read(report, AttachmentReport.class))
                        .toList());
    }

    Uni<Void> lock(Mutiny.StatelessSession session, MessageId message) {
        return lock(session, List.of(message.value()));
    }

    Uni<Void> keep(Mutiny.StatelessSession session, AttachmentReport report, Instant now) {
        return session.createNativeQuery(KEEP)
                .setParameter("message", report.message().value())
                .setParameter("report", Wire.bytes(report))
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> lock(Mutiny.StatelessSession session, Collection<UUID> messages) {
        return session.createNativeQuery(LOCK, Long.class)
                .setParameter("ids", messages.toArray(UUID[]::new))
                .getSingleResult()
                .replaceWithVoid();
    }
}
