package io.muara.ticket.file;

import io.muara.contracts.AttachmentReport;
import io.muara.ticket.database.Outage;
import io.muara.ticket.database.Patience;
import io.muara.ticket.inbox.Source;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes from Kafka what became of files. What cannot be handled goes to the dead-letter topic and holds nothing back. */
@ApplicationScoped
class FileReports {

    private final Files files;
    private final Patience patience;

    FileReports(Files files, Patience patience) {
        this.files = files;
        this.patience = patience;
    }

    @Incoming("attachments-in")
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        return Multi.createFrom()
                .iterable(StreamSupport.stream(records.spliterator(), false)
                        .map(Source::of)
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(this::take)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> take(Source source) {
        AttachmentReport report;
        try {
            report = source.read(AttachmentReport.class);
        } catch (Source.Unreadable e) {
            return bury(source, String.valueOf(e.getMessage()));
        }
        return patience.whileOut(() -> files.take(report))
                .onFailure(failure -> !Outage.is(failure))
                .recoverWithUni(failure -> bury(source, Outage.reason(failure)));
    }

    private Uni<Void> bury(Source source, String reason) {
        Log.errorf(
                "report on a file cannot be handled and goes to the dead letters topic=%s partition=%d offset=%d reason=%s",
                source.topic(), source.partition(), source.offset(), reason);
        return patience.untilItSucceeds(() -> files.bury(source, reason));
    }
}
