package io.muara.ticket.reply;

import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.Wire;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A report on something that the provider names and we do not know yet: it can overtake the one that tells us. */
@Entity
@Table(name = "early_report")
class EarlyReport {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    String account;

    @Column(name = "provider_id")
    String providerId;

    byte[] report;

    @Column(name = "received_at")
    Instant receivedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected EarlyReport() {}

    EarlyReport(DeliveryReport report, String providerId, Instant now) {
        this.account = accountOf(report.conversation());
        this.providerId = providerId;
        this.report = Wire.bytes(report);
        this.receivedAt = now;
    }

    static DeliveryReport read(byte[] report) {
        return Wire.read(report, DeliveryReport.class);
    }

    /** A provider's ids are its own within an account of ours, whoever the contact is. */
    static String accountOf(ConversationKey conversation) {
        return conversation.channel() + ":" + conversation.account() + "/";
    }
}
