package io.muara.chat.manual;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muara.chat.manual.ManualAccounts.Webhook;
import io.muara.contracts.Attachment;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.Sender.Identity;
import io.muara.contracts.Wire;
import io.muara.ingest.Delivery;
import io.muara.ingest.links.PublicLinks;
import io.muara.ingest.provider.ProviderHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Hands replies to a receiver of the operator's choice, as the Standard Webhooks specification says. */
final class ManualClient {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ProviderHttp http = new ProviderHttp("the account's webhook");
    private final Duration timeout;
    private final PublicLinks links;
    private final Clock clock;

    ManualClient(Duration timeout, PublicLinks links, Clock clock) {
        this.timeout = timeout;
        this.links = links;
        this.clock = clock;
    }

    Delivery send(Webhook webhook, OutboundMessage message) {
        return switch (message.acts()) {
            case SAY, SAY_PRIVATELY -> say(webhook, message);
            case MARK_READ -> new Delivery.Refused("A webhook is told replies only, not what was read.");
            case SHOW_TYPING -> new Delivery.Refused("A webhook is told replies only, not that somebody is typing.");
        };
    }

    private Delivery say(Webhook webhook, OutboundMessage message) {
        if (message.template().isPresent()) {
            return new Delivery.Refused("A webhook has no templates: write the text itself.");
        }
        var files = new LinkedHashMap<Attachment, URI>();
        for (var attachment : message.attachments()) {
            var link = links.to(attachment);
            if (link.isEmpty()) {
                return new Delivery.Refused("Files can be sent by webhook only when muara.public.url is set.");
            }
            files.put(attachment, link.get());
        }
        return http.deliver(request(webhook, message, files), answer -> ManualAnswer.of(answer, message.id()));
    }

    private HttpRequest request(Webhook webhook, OutboundMessage message, Map<Attachment, URI> files) {
        var now = clock.instant();
        var id = message.id().toString();
        var body = Wire.bytes(event(message, files));
        return HttpRequest.newBuilder(webhook.url())
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", webhook.signing().sign(id, now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    /** As {@code docs/schemas/intake-reply.json} describes it. */
    private static ObjectNode event(OutboundMessage message, Map<Attachment, URI> files) {
        var event = JSON.objectNode()
                .put("type", "reply.written")
                .put("timestamp", message.writtenAt().toString());
        var data = event.putObject("data")
                .put("reply", message.id().toString())
                .put("account", message.conversation().account())
                .put("conversation", message.conversation().toString())
                .put("text", message.text())
                .put("private", message.acts() == OutboundMessage.Act.SAY_PRIVATELY);
        message.subject().ifPresent(subject -> data.put("subject", subject));
        var to = data.putArray("to");
        message.to().forEach(identity -> to.add(identity(identity)));
        message.answers().forEach(data.putArray("answers")::add);
        var attachments = data.putArray("attachments");
        files.forEach((file, link) -> attachments.add(file(file, link)));
        data.putObject("ticket").put("id", message.ticket().toString()).put("number", message.ticketNumber());
        return event;
    }

    private static ObjectNode identity(Identity identity) {
        var node = JSON.objectNode().put("kind", identity.kind()).put("value", identity.value());
        identity.scope().ifPresent(scope -> node.put("scope", scope));
        return node;
    }

    private static ObjectNode file(Attachment file, URI link) {
        var node = JSON.objectNode()
                .put("name", file.name())
                .put("media_type", file.mediaType())
                .put("url", link.toString());
        file.bytes().ifPresent(bytes -> node.put("bytes", bytes));
        file.sha256().ifPresent(hash -> node.put("sha256", hash));
        return node;
    }
}
