package io.muara.ticket.upload;

import io.muara.contracts.Attachment;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A file in the store, and what it is called and is. */
@Entity
@Table(name = "upload")
public class Upload {

    @Id
    UUID id;

    String name;

    @Column(name = "media_type")
    String mediaType;

    long bytes;
    String sha256;
    String stored;
    String author;

    @Column(name = "uploaded_at")
    Instant uploadedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Upload() {}

    Upload(UUID id, Attachment file, String author, Instant now) {
        this.id = id;
        this.name = file.name();
        this.mediaType = file.mediaType();
        this.bytes = file.bytes().orElseThrow();
        this.sha256 = file.sha256().orElseThrow();
        this.stored = file.stored().orElseThrow();
        this.author = author;
        this.uploadedAt = now;
    }

    public UUID id() {
        return id;
    }

    public Attachment file() {
        return new Attachment(
                name,
                mediaType,
                Optional.of(bytes),
                Optional.of(sha256),
                Optional.of(stored),
                Optional.empty(),
                Optional.empty());
    }
}
