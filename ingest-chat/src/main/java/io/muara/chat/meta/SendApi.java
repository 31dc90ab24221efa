package io.muara.chat.meta;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.Delivery;
import io.muara.ingest.links.PublicLinks;
import io.muara.ingest.provider.ProviderHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Meta's Send API and its comments, which cannot be asked to send something only once. */
public final class SendApi {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration HUMAN_WINDOW = Duration.ofDays(7);

    private final ProviderHttp http;
    private final Network network;
    private final PublicLinks links;
    private final Clock clock;

    public SendApi(Network network, PublicLinks links, Clock clock) {
        this.http = new ProviderHttp(network.name());
        this.network = network;
        this.links = links;
        this.clock = clock;
    }

    public Delivery send(MetaAccount account, OutboundMessage message) {
        var contact = message.conversation().contact();
        var thread = contact.startsWith(Comments.THREAD)
                ? Optional.of(contact.substring(Comments.THREAD.length()))
                : Optional.<String>empty();
        return switch (message.acts()) {
            case SHOW_TYPING -> thread.isPresent() ? unseen() : action(account, contact, "typing_on");
            case MARK_READ -> thread.isPresent() ? unseen() : action(account, contact, "mark_seen");
            case SAY -> thread.map(id -> comment(account, id, message)).orElseGet(() -> say(account, message));
            case SAY_PRIVATELY ->
                thread.map(id -> privately(account, id, message)).orElseGet(() -> say(account, message));
        };
    }

    private Delivery unseen() {
        return new Delivery.Refused(
                "%s does not show below a comment that somebody reads or types.".formatted(network.name()));
    }

    private Delivery action(MetaAccount account, String contact, String action) {
        var body = JsonNodeFactory.instance.objectNode().put("sender_action", action);
        body.putObject("recipient").put("id", contact);
        return post(account, account.id() + "/messages", body);
    }

    private Delivery comment(MetaAccount account, String thread, OutboundMessage message) {
        if (!message.attachments().isEmpty()) {
            return new Delivery.Refused("Files cannot be sent as a comment.");
        }
        if (message.text().isBlank()) {
            return new Delivery.Refused("There is nothing to send.");
        }
        var answered = message.answers().stream().findFirst().orElse(thread);
        var body = JsonNodeFactory.instance.objectNode().put("message", message.text());
        return post(account, answered + "/" + network.comments(), body);
    }

    /** Meta takes one private answer to a comment, and knows itself whether there was one. */
    private Delivery privately(MetaAccount account, String thread, OutboundMessage message) {
        if (since(message).compareTo(HUMAN_WINDOW) > 0) {
            return new Delivery.Refused(
                    "A comment can be answered in private for seven days only: answer it where it stands.");
        }
        if (!message.attachments().isEmpty()) {
            return new Delivery.Refused("A private answer to a comment takes no files.");
        }
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("recipient")
                .put("comment_id", message.answers().stream().findFirst().orElse(thread));
        body.putObject("message")
                .put("text", message.text())
                .put("metadata", message.id().toString());
        return fits(message).orElseGet(() -> post(account, account.id() + "/messages", body));
    }

    private Delivery say(MetaAccount account, OutboundMessage message) {
        var window = window(account, message);
        if (window.isEmpty()) {
            return new Delivery.Refused(
                    "More than %s have passed since the customer's last message, and %s takes no answer."
                            .formatted(account.humanAgent() ? "7 days" : "24 hours", network.name()));
        }
        var obstacle = fits(message);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        return everything(account, message, window.get());
    }

    /** The text first, then one message a file. What was sent before one that failed cannot be taken back. */
    private Delivery everything(MetaAccount account, OutboundMessage message, String window) {
        Optional<Delivery> first = Optional.empty();
        if (!message.text().isBlank()) {
            var said = JsonNodeFactory.instance.objectNode().put("text", message.text());
            first = Optional.of(one(account, message, window, said));
        }
        for (var file : message.attachments()) {
            if (first.isPresent() && !(first.get() instanceof Delivery.Accepted)) {
                return first.get();
            }
            var sent = links.to(file)
                    .map(url -> one(account, message, window, MetaOutgoing.file(file.mediaType(), url)))
                    .orElseGet(() -> new Delivery.Refused(
                            "Files can be sent on %s only when muara.public.url is set.".formatted(network.name())));
            if (first.isPresent() && !(sent instanceof Delivery.Accepted)) {
                return new Delivery.Uncertain(
                        "Only a part was sent; %s did not take the rest.".formatted(network.name()));
            }
            first = first.or(() -> Optional.of(sent));
        }
        return first.orElseGet(() -> new Delivery.Refused("There is nothing to send."));
    }

    private Delivery one(MetaAccount account, OutboundMessage message, String window, ObjectNode said) {
        var body = MetaOutgoing.to(message.conversation().contact(), window);
        body.set("message", said.put("metadata", message.id().toString()));
        return post(account, account.id() + "/messages", body);
    }

    private Optional<Delivery> fits(OutboundMessage message) {
        if (message.template().isPresent()) {
            return Optional.of(
                    new Delivery.Refused("%s has no templates here: write the text itself.".formatted(network.name())));
        }
        var missing = message.attachments().stream()
                .filter(file -> file.stored().isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            return Optional.of(
                    new Delivery.Refused("The file '%s' has not arrived here yet: send it once it can be opened."
                            .formatted(missing.get().name())));
        }
        return network.fits(message.text())
                ? Optional.empty()
                : Optional.of(new Delivery.Refused(
                        "%s takes at most %s in one message.".formatted(network.name(), network.longest())));
    }

    /** How the message must be marked; empty when it is too late for any. */
    private Optional<String> window(MetaAccount account, OutboundMessage message) {
        var since = since(message);
        if (since.compareTo(WINDOW) <= 0) {
            return Optional.of(MetaOutgoing.RESPONSE);
        }
        return account.humanAgent() && since.compareTo(HUMAN_WINDOW) <= 0
                ? Optional.of(MetaOutgoing.HUMAN_AGENT)
                : Optional.empty();
    }

    private Duration since(OutboundMessage message) {
        return message.contactWroteAt()
                .map(wrote -> Duration.between(wrote, clock.instant()))
                .orElse(Duration.ZERO);
    }

    private Delivery post(MetaAccount account, String path, ObjectNode body) {
        var request = HttpRequest.newBuilder(URI.create("%s/%s".formatted(network.api(), path)))
                .timeout(network.timeout())
                .header("Authorization", "Bearer " + account.accessToken())
                .header("Content-Type", "application/json")
                .header("User-Agent", "muara")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return http.deliver(request, answer -> MetaAnswer.of(answer, network.name()));
    }

    /**
     * What differs between the networks.
     *
     * @param name as people know it
     * @param api with its version
     * @param comments what an answer to a comment is called in its address
     * @param longestText the most that one message may hold
     * @param bytes whether the longest text is counted in bytes of UTF-8 and not in characters
     */
    public record Network(String name, URI api, Duration timeout, String comments, int longestText, boolean bytes) {

        boolean fits(String text) {
            var length = bytes ? text.getBytes(UTF_8).length : text.length();
            return length <= longestText;
        }

        String longest() {
            return bytes ? longestText + " bytes" : longestText + " characters";
        }
    }
}
