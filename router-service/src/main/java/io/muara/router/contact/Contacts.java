package io.muara.router.contact;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.muara.contracts.ContactFacts;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Mail;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Who writes, as ticket-service told last. Absent of whom nothing was told, and of conversations that other replicas route. */
@ApplicationScoped
public class Contacts {

    private static final Logger LOG = Logger.getLogger(Contacts.class);
    private static final long LEAST_BYTES = 1024 * 1024;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Known known;
    private final Following following;
    private final Duration patience;

    Contacts(
            ContactsConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> cluster,
            MeterRegistry meters) {
        this.known = new Known(room(config));
        this.following = new Following(cluster, Topics.CONTACTS, known);
        this.patience = patience(config);
        Gauge.builder("muara.contacts.conversations", known, Known::conversations)
                .register(meters);
        Gauge.builder("muara.contacts.memory", known, Known::bytes)
                .baseUnit("bytes")
                .register(meters);
        Gauge.builder("muara.contacts.lag", following, Following::lag).register(meters);
        FunctionCounter.builder("muara.contacts.forgotten", known, Known::forgotten)
                .register(meters);
    }

    /** Nobody's where the sender's own domain says that they are not who they say. */
    public Optional<ContactFacts> of(InboundMessage message) {
        var forged = message.mail()
                .flatMap(Mail::authentication)
                .filter(found -> found.verdict() == Mail.Authentication.Verdict.FAILED);
        return forged.isPresent() ? Optional.empty() : of(message.conversation());
    }

    public Optional<ContactFacts> of(ConversationKey conversation) {
        try {
            return known.get(conversation.toString()).map(facts -> Wire.read(facts, ContactFacts.class));
        } catch (Wire.Unreadable e) {
            LOG.warnf("what is known of a contact cannot be read, routed without it reason=%s", e.getMessage());
            return Optional.empty();
        }
    }

    /** Waits until everything is known that was told before, or for so long as messages may be kept waiting. */
    void take(Collection<Integer> partitions) {
        try {
            following.take(partitions).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warnf(
                    "contacts are not all known yet, routing without them partitions=%s patience=%s",
                    partitions, patience);
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing completes this with a failure", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void drop(Collection<Integer> partitions) {
        following.drop(partitions);
    }

    void start(@Observes StartupEvent started) {
        following.start();
    }

    /** After the consumers went: as they go one by one, the partitions of one are assigned to the others. */
    @PreDestroy
    void stop() {
        following.close();
    }

    private static long room(ContactsConfig config) {
        var bytes = config.memory().asLongValue();
        if (bytes < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "muara.contacts.memory must be at least 1M, but was %d bytes; leave it out for 64M"
                            .formatted(bytes));
        }
        return bytes;
    }

    private static Duration patience(ContactsConfig config) {
        var patience = config.patience();
        if (patience.isNegative() || patience.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "muara.contacts.patience must be from 0s to 1m, because no message of the partition is routed meanwhile, but was %s"
                            .formatted(patience));
        }
        return patience;
    }
}
