package io.muara.chat.twilio;

import io.muara.ingest.Records;
import io.muara.ingest.cluster.PersistentProducer;
import io.muara.ingest.cluster.Stopping;
import io.muara.ingest.setup.PublicAddress;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Looks through Twilio's list now and then for messages whose calls did not get through: Twilio gives up after a few tries. What
 * did get through is written once more with the same id and counts as a duplicate. Off unless configured.
 */
@Singleton
class TwilioReconciliation {

    private static final Logger LOG = Logger.getLogger(TwilioReconciliation.class);

    /** A call that is still being tried tells more than the list does, so it goes first. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    /** Twilio's list and ours may not end at the same moment. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final TwilioConfig config;
    private final TwilioAccounts accounts;
    private final TwilioList list;
    private final Consumer<ProducerRecord<String, byte[]>> journal;
    private final Clock clock;
    private final Stopping stopping = new Stopping();
    private final Map<String, Instant> lookedUntil = new HashMap<>();

    @Inject
    TwilioReconciliation(TwilioConfig config, PublicAddress address, PersistentProducer producer, Clock clock) {
        this(config, new TwilioAccounts(config, address, ConfigUtils.getProfiles()), producer::write, clock);
    }

    TwilioReconciliation(
            TwilioConfig config,
            TwilioAccounts accounts,
            Consumer<ProducerRecord<String, byte[]>> journal,
            Clock clock) {
        this.config = config;
        this.accounts = accounts;
        this.list = new TwilioList(config);
        this.journal = journal;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        config.reconcileEvery().filter(every -> !accounts.isEmpty()).ifPresent(every -> Thread.ofPlatform()
                .daemon()
                .name("twilio-reconciliation")
                .start(() -> run(every)));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.request();
    }

    /** One look at every account. Where it fails, the next one begins at the same moment. */
    void look() {
        accounts.byName().forEach((name, known) -> {
            var until = clock.instant().minus(GRACE);
            try {
                look(name, known, until);
                lookedUntil.put(name, until);
            } catch (IOException e) {
                LOG.warnf("messages not reconciled, trying again later channel=twilio account=%s reason=%s", name, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopping.request();
            }
        });
    }

    private void look(String name, TwilioAccounts.Known known, Instant until) throws IOException, InterruptedException {
        var before = lookedUntil.get(name);
        var since = before == null ? until.minus(config.reconcileBack()) : before.minus(OVERLAP);
        for (var arrived : list.between(name, known, since, until)) {
            Records.of(arrived, TwilioReading.ID, clock.instant()).ifPresent(journal);
        }
    }

    private void run(Duration every) {
        do {
            try {
                look();
            } catch (PersistentProducer.StoppedBeforeWriting e) {
                return;
            } catch (RuntimeException e) {
                LOG.errorf(e, "reconciliation broke off, starting again later channel=twilio");
            }
        } while (!stopping.within(every));
    }
}
