package io.muara.chat.line;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muara.chat.line.LineOutgoing.Said;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.ReplyPass;
import io.muara.ingest.Delivery;
import io.muara.ingest.provider.ProviderHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Sends through the Messaging API. A push carries a key made from the reply, under which LINE sends it once however often it
 * is asked to. A reply by token costs nothing and has no such key; what it has is that the token works once.
 */
final class LineClient {

    /** LINE remembers a key for a day; we stop asking a little before. */
    private static final Duration KEY_LIFE = Duration.ofHours(23);

    private static final int TYPING_SECONDS = 10;

    private final ProviderHttp http = new ProviderHttp("LINE");
    private final LineConfig config;
    private final LineOutgoing outgoing;
    private final Clock clock;

    LineClient(LineConfig config, LineOutgoing outgoing, Clock clock) {
        this.config = config;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    Delivery send(LineAccounts.Known account, OutboundMessage message) {
        return switch (message.acts()) {
            case SAY, SAY_PRIVATELY -> said(message, (messages, pass) -> say(account, message, messages, pass));
            case SHOW_TYPING -> typing(account, message);
            case MARK_READ -> new Delivery.Refused("A LINE message cannot be marked as read from here.");
        };
    }

    /**
     * Pushes again under the same key. Not what may have gone by token, which nothing tells; and only while LINE remembers
     * the key, which it cannot have got before the reply was written.
     */
    Optional<Delivery> settle(LineAccounts.Known account, OutboundMessage message) {
        var isForgotten = !clock.instant().isBefore(message.writtenAt().plus(KEY_LIFE));
        if (message.pass().isPresent() || isForgotten) {
            return Optional.empty();
        }
        // A refusal now says nothing of the first time.
        return Optional.of(said(message, (messages, pass) -> push(account, message, messages)))
                .filter(Delivery.Accepted.class::isInstance);
    }

    private Delivery said(OutboundMessage message, BiFunction<ArrayNode, Optional<ReplyPass>, Delivery> deliver) {
        return switch (outgoing.of(message)) {
            case Said.Impossible(var reason) -> new Delivery.Refused(reason);
            case Said.Messages(var messages) -> deliver.apply(messages, message.pass());
        };
    }

    private Delivery say(
            LineAccounts.Known account, OutboundMessage message, ArrayNode messages, Optional<ReplyPass> pass) {
        return pass.filter(fresh -> clock.instant().isBefore(fresh.until()))
                .map(fresh -> reply(account, message, messages, fresh))
                .orElseGet(() -> push(account, message, messages));
    }

    private Delivery reply(LineAccounts.Known account, OutboundMessage message, ArrayNode messages, ReplyPass pass) {
        var body = JsonNodeFactory.instance.objectNode().put("replyToken", pass.value());
        body.set("messages", messages);
        var request = request(account, "/v2/bot/message/reply", body).build();
        var first = http.deliver(
                request,
                answer -> LineAnswer.isTokenOver(answer) ? push(account, message, messages) : LineAnswer.of(answer));
        if (!(first instanceof Delivery.Uncertain)) {
            return first;
        }
        // What was taken the first time is not taken again, so only a yes tells something.
        var second = http.deliver(request, LineAnswer::of);
        return second instanceof Delivery.Accepted ? second : first;
    }

    private Delivery push(LineAccounts.Known account, OutboundMessage message, ArrayNode messages) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("to", message.conversation().contact());
        body.set("messages", messages);
        var request = request(account, "/v2/bot/message/push", body)
                .header("X-Line-Retry-Key", message.id().toString())
                .build();
        return http.deliver(request, LineAnswer::of);
    }

    private Delivery typing(LineAccounts.Known account, OutboundMessage message) {
        var contact = message.conversation().contact();
        if (!contact.startsWith("U")) {
            return new Delivery.Refused("LINE shows nobody in a group that somebody is typing.");
        }
        var body = JsonNodeFactory.instance.objectNode().put("chatId", contact).put("loadingSeconds", TYPING_SECONDS);
        return http.deliver(
                request(account, "/v2/bot/chat/loading/start", body).build(),
                answer -> answer.status() == 202 ? new Delivery.Accepted("typing") : LineAnswer.of(answer));
    }

    private HttpRequest.Builder request(LineAccounts.Known account, String path, ObjectNode body) {
        return HttpRequest.newBuilder(URI.create(config.api() + path))
                .timeout(config.timeout())
                .header("Authorization", account.authorization())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }
}
