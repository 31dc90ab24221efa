package io.muara.ticket.upload;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes files of agents and finds them again. */
@ApplicationScoped
public class Uploads {

    private final Mutiny.SessionFactory sessions;
    private final StoredFiles files;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Uploads(Mutiny.SessionFactory sessions, StoredFiles files, Clock clock, Supplier<UUID> ids) {
        this.sessions = sessions;
        this.files = files;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param written what its sender calls it */
    public Uni<Upload> keep(Path file, Optional<String> written, String author) {
        return files.keep(file, written).chain(kept -> {
            var upload = new Upload(ids.get(), kept, author, clock.instant());
            return sessions.withStatelessTransaction(session -> session.insert(upload))
                    .replaceWith(upload);
        });
    }

    /** Those there are, in the order that was asked for. */
    public Uni<List<Upload>> find(List<UUID> wanted) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return sessions.withStatelessSession(
                session -> session.createSelectionQuery("from Upload where id in :ids", Upload.class)
                        .setParameter("ids", wanted)
                        .getResultList()
                        .map(found -> {
                            var byId = found.stream().collect(toMap(Upload::id, identity()));
                            return wanted.stream()
                                    .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                                    .toList();
                        }));
    }
}
