package io.muara.ingest.quarantine;

import io.muara.attachments.AttachmentStore;
import io.muara.contracts.Wire;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.Defect;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** What administrators may ask about the quarantine. Each call has a thread of its own, which may block. */
@Singleton
class QuarantineApi {

    private static final Logger LOG = Logger.getLogger(QuarantineApi.class);
    private static final String ROOT = "/api/v1/quarantine";
    private static final int LONGEST_BODY = 16 * 1024;

    private final AdminGate gate;
    private final Following following;
    private final Settling settling;
    private final AttachmentStore attachments;
    private final Cluster cluster;

    QuarantineApi(
            AdminGate gate, Following following, Settling settling, AttachmentStore attachments, Cluster cluster) {
        this.gate = gate;
        this.following = following;
        this.settling = settling;
        this.attachments = attachments;
        this.cluster = cluster;
    }

    void routes(@Observes Router router) {
        router.route(ROOT + "*").handler(gate::check);
        router.get(ROOT).handler(call -> answer(call, this::list));
        router.get(ROOT + "/:id").handler(call -> answer(call, this::show));
        router.get(ROOT + "/:id/raw").handler(call -> answer(call, this::raw));
        var body = BodyHandler.create(false).setBodyLimit(LONGEST_BODY);
        router.post(ROOT + "/replay").handler(body).handler(call -> answer(call, this::replayAll));
        router.post(ROOT + "/drop").handler(body).handler(call -> answer(call, this::dropAll));
        router.post(ROOT + "/:id/replay").handler(body).handler(call -> answer(call, this::replay));
        router.post(ROOT + "/:id/drop").handler(body).handler(call -> answer(call, this::drop));
    }

    private void answer(RoutingContext call, Consumer<RoutingContext> work) {
        Thread.startVirtualThread(() -> {
            try {
                requireReady();
                work.accept(call);
            } catch (Refused e) {
                e.to(call);
            } catch (Unavailable | KafkaException e) {
                LOG.warnf("quarantine call cannot be answered now reason=%s", e);
                new Refused(503, "Kafka or the attachment store does not answer; nothing was settled.").to(call);
            } catch (RuntimeException e) {
                LOG.errorf("quarantine call failed defect=%s", new Defect(e));
                new Refused(500, "The call failed by a defect of ours; the log says where.").to(call);
            }
        });
    }

    private void list(RoutingContext call) {
        var asked = Asked.in(call);
        Json.to(call, Views.Items.entries(following.entries().page(asked.filter(), asked.after(), asked.limit())));
    }

    private void show(RoutingContext call) {
        var entry = entry(call);
        try (var originals = Originals.open(cluster)) {
            var whole = originals.at(entry.place()).orElseThrow(QuarantineApi::gone);
            Json.to(call, Views.WholeView.of(entry, whole));
        }
    }

    private void raw(RoutingContext call) {
        var entry = entry(call);
        try (var originals = Originals.open(cluster)) {
            var whole = originals.at(entry.place()).orElseThrow(QuarantineApi::gone);
            new Download(attachments).give(whole, call.response());
        }
    }

    private void replay(RoutingContext call) {
        var entry = entry(call);
        try (var originals = Originals.open(cluster)) {
            single(call, entry, settling.replay(entry, originals));
        }
    }

    private void drop(RoutingContext call) {
        var entry = entry(call);
        single(call, entry, settling.drop(entry, reason(call)));
    }

    private void replayAll(RoutingContext call) {
        all(call, settling::replay);
    }

    private void dropAll(RoutingContext call) {
        var reason = reason(call);
        all(call, (entry, originals) -> settling.drop(entry, reason));
    }

    /** As many as one call may wait for; the answer says where to go on. */
    private void all(RoutingContext call, BiFunction<Entry, Originals, Outcome> deed) {
        var asked = Asked.in(call);
        var page = following.entries().page(asked.filter().waiting(), asked.after(), asked.limit());
        var outcomes = new ArrayList<Views.OutcomeView>();
        try (var originals = Originals.open(cluster)) {
            for (var entry : page.entries()) {
                outcomes.add(Views.OutcomeView.of(entry, deed.apply(entry, originals)));
            }
        }
        Json.to(call, new Views.Items(outcomes, page.next().map(Page.Cursor::toString)));
    }

    private static void single(RoutingContext call, Entry entry, Outcome outcome) {
        switch (outcome) {
            case Outcome.Elsewhere() -> throw new Refused(409, Views.OutcomeView.elsewhere(entry));
            case Outcome.Gone(var why) -> throw new Refused(410, why);
            case Outcome.Settled settled -> Json.to(call, Views.OutcomeView.of(entry, settled));
            case Outcome.Unreadable unreadable -> Json.to(call, Views.OutcomeView.of(entry, unreadable));
        }
    }

    private Entry entry(RoutingContext call) {
        return Asked.id(call)
                .flatMap(id -> following.entries().find(id))
                .orElseThrow(() -> new Refused(404, "There is no such entry, or it was settled long ago."));
    }

    private void requireReady() {
        if (!following.isReady()) {
            throw new Refused(503, "The quarantine is still being read; ask again in a moment.");
        }
    }

    private static String reason(RoutingContext call) {
        var body = call.body().buffer();
        try {
            return Optional.ofNullable(body)
                    .map(bytes -> Wire.read(bytes.getBytes(), Drop.class).reason())
                    .filter(reason -> !reason.isBlank())
                    .orElseThrow(() -> new Refused(400, "Say why: {\"reason\":\"…\"}"));
        } catch (Wire.Unreadable e) {
            throw new Refused(400, "The body must be {\"reason\":\"…\"}");
        }
    }

    private static Refused gone() {
        return new Refused(410, "It has lain longer than its topic keeps it.");
    }

    record Drop(String reason) {}
}
