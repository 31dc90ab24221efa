package io.muara.chat.vonage;

import static java.util.Objects.requireNonNullElse;

import io.muara.chat.vonage.VonageMessage.Item;
import io.muara.contracts.Content;
import io.muara.ingest.reading.UnreadableElement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a message of the Messages API says, by its type. What Vonage did not fill in is unsupported, not lost. */
final class VonageContent {

    private VonageContent() {}

    static Content of(VonageMessage message) {
        var type = requireNonNullElse(message.message_type(), "");
        return switch (type) {
            case "text" -> new Content.Text(requireNonNullElse(message.text(), ""));
            case "image", "audio", "video", "file", "vcard", "sticker" -> caption(message, type);
            case "location" -> location(message.location());
            case "reply" -> reply(message.reply());
            case "button" -> button(message.button());
            case "order" -> order(message.order());
            case "reaction" -> reaction(message);
            default ->
                new Content.Unsupported(
                        type, requireNonNullElse(message.provider_message(), "Vonage does not tell what it says"));
        };
    }

    private static Content caption(VonageMessage message, String type) {
        return VonageFiles.of(message).isEmpty()
                ? new Content.Unsupported(type, "it came without its file")
                : new Content.Text(VonageFiles.caption(message));
    }

    private static Content location(VonageMessage.@Nullable Location location) {
        if (location == null || location.lat() == null || location.longitude() == null) {
            return new Content.Unsupported("location", "it does not say where");
        }
        return new Content.Location(
                location.lat(), location.longitude(), present(location.name()), present(location.address()));
    }

    private static Content reply(VonageMessage.@Nullable Reply reply) {
        if (reply == null) {
            return new Content.Unsupported("reply", "it does not say what was chosen");
        }
        var id = present(reply.id());
        return new Content.Choice(id, present(reply.title()).or(() -> id).orElse(""), present(reply.description()));
    }

    private static Content button(VonageMessage.@Nullable Button button) {
        if (button == null) {
            return new Content.Unsupported("button", "it does not say which");
        }
        var payload = present(button.payload());
        return new Content.Choice(
                payload, present(button.text()).or(() -> payload).orElse(""), Optional.empty());
    }

    private static Content order(VonageMessage.@Nullable Order order) {
        if (order == null) {
            return new Content.Unsupported("order", "it does not say what was ordered");
        }
        var items = requireNonNullElse(order.product_items(), List.<Item>of()).stream()
                .map(item -> new Content.Order.Item(
                        requireNonNullElse(item.product_retailer_id(), ""),
                        requireNonNullElse(item.quantity(), 1),
                        requireNonNullElse(item.item_price(), ""),
                        requireNonNullElse(item.currency(), "")))
                .toList();
        return new Content.Order(requireNonNullElse(order.text(), ""), items);
    }

    private static Content reaction(VonageMessage message) {
        var target = message.context() == null ? null : message.context().message_uuid();
        if (target == null || message.reaction() == null) {
            throw new UnreadableElement("a reaction that does not say to what");
        }
        var isTakenBack = "unreact".equals(message.reaction().action());
        return new Content.Reaction(target, present(message.reaction().emoji()).filter(emoji -> !isTakenBack));
    }

    private static Optional<String> present(@Nullable String text) {
        return Optional.ofNullable(text).filter(each -> !each.isBlank());
    }
}
