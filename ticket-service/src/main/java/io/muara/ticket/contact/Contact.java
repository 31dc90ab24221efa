package io.muara.ticket.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.ContactId;
import io.muara.contracts.Wire;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** Somebody who writes to us. Whoever changes one has locked its row. */
@Entity
@Table(name = "contact")
public class Contact {

    private static final String AS_JSON = "cast(cast(? as text) as jsonb)";

    @Id
    UUID id;

    UUID head;

    @Column(name = "merged_into")
    @Nullable
    UUID mergedInto;

    @ColumnTransformer(read = "cast(particulars as text)", write = AS_JSON)
    String particulars;

    /** Part of the particulars; PostgreSQL fills it in. */
    @Column(insertable = false, updatable = false)
    @Nullable
    String name;

    @Column(name = "other_before")
    @ColumnTransformer(read = "cast(other_before as text)", write = AS_JSON)
    @Nullable
    String otherBefore;

    @Column(name = "other_after")
    @ColumnTransformer(read = "cast(other_after as text)", write = AS_JSON)
    @Nullable
    String otherAfter;

    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Contact() {}

    Contact(ContactId id, Particulars particulars, Instant now) {
        this.id = id.value();
        this.head = id.value();
        this.particulars = text(particulars);
        this.version = 1;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public ContactId id() {
        return new ContactId(id);
    }

    public Particulars particulars() {
        return read(particulars);
    }

    /** Whom they were merged into. */
    public Optional<ContactId> mergedInto() {
        return Optional.ofNullable(mergedInto).map(ContactId::new);
    }

    public long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** False when everything was so already. */
    boolean become(Particulars to, Instant now) {
        if (to.equals(particulars())) {
            return false;
        }
        particulars = text(to);
        touch(now);
        return true;
    }

    void touch(Instant now) {
        version++;
        updatedAt = now.isAfter(updatedAt) ? now : updatedAt;
    }

    /** From now on they count as the other, who gets what only these particulars say. */
    void mergeInto(Contact other, Instant now) {
        mergedInto = other.id;
        otherBefore = other.particulars;
        if (!other.become(other.particulars().and(particulars()), now)) {
            other.touch(now);
        }
        otherAfter = other.particulars;
        touch(now);
    }

    /** They stand by themselves again, and the other keeps what was changed since. */
    void partFrom(Contact other, Instant now) {
        if (otherBefore != null && otherAfter != null) {
            other.become(other.particulars().undoing(read(otherBefore), read(otherAfter)), now);
        }
        mergedInto = null;
        otherBefore = null;
        otherAfter = null;
        touch(now);
    }

    private static String text(Particulars particulars) {
        return new String(Wire.bytes(particulars), UTF_8);
    }

    private static Particulars read(String json) {
        return Wire.read(json.getBytes(UTF_8), Particulars.class);
    }
}
