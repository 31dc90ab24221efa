package io.muara.chat.whatsapp;

import static io.muara.chat.whatsapp.WhatsappSender.present;
import static java.util.Objects.requireNonNullElse;

import io.muara.chat.whatsapp.WhatsappNotification.Card;
import io.muara.chat.whatsapp.WhatsappNotification.Edit;
import io.muara.chat.whatsapp.WhatsappNotification.Interactive;
import io.muara.chat.whatsapp.WhatsappNotification.Item;
import io.muara.chat.whatsapp.WhatsappNotification.Media;
import io.muara.chat.whatsapp.WhatsappNotification.Message;
import io.muara.chat.whatsapp.WhatsappNotification.Name;
import io.muara.chat.whatsapp.WhatsappNotification.Option;
import io.muara.contracts.Content;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a message says. Whatever lacks what its type promises is still a message that a person must see. */
final class WhatsappContent {

    private WhatsappContent() {}

    static Content of(Message message) {
        var type = present(message.type()).orElse("unknown");
        return read(type, message)
                .orElseGet(() -> new Content.Unsupported(
                        kind(type, message),
                        notice(message)
                                .or(() -> WhatsappProblems.reason(message.errors()))
                                .orElse("cannot be shown here")));
    }

    private static Optional<Content> read(String type, Message message) {
        return switch (type) {
            case "text" -> Optional.ofNullable(message.text()).flatMap(text -> text(text.body()));
            case "image", "video", "audio", "document", "sticker" ->
                WhatsappFiles.in(message).map(WhatsappContent::caption);
            case "location" -> location(message);
            case "contacts" -> Optional.ofNullable(message.contacts()).map(WhatsappContent::contacts);
            case "button" -> button(message);
            case "interactive" -> Optional.ofNullable(message.interactive()).flatMap(WhatsappContent::interactive);
            case "reaction" -> reaction(message);
            case "order" -> order(message);
            case "edit" -> Optional.ofNullable(message.edit()).flatMap(WhatsappContent::edit);
            case "revoke" -> revoke(message);
            default -> Optional.empty();
        };
    }

    private static Optional<Content> text(@Nullable String body) {
        return present(body).map(Content.Text::new);
    }

    private static Content.Text caption(Media media) {
        return new Content.Text(requireNonNullElse(media.caption(), ""));
    }

    private static Optional<Content> location(Message message) {
        var place = message.location();
        if (place == null || place.latitude() == null || place.longitude() == null) {
            return Optional.empty();
        }
        return Optional.of(new Content.Location(
                place.latitude(), place.longitude(), present(place.name()), present(place.address())));
    }

    private static Content.Contacts contacts(List<Card> cards) {
        return new Content.Contacts(cards.stream().map(WhatsappContent::card).toList());
    }

    private static Content.Contacts.Card card(Card card) {
        var name = Optional.ofNullable(card.name());
        return new Content.Contacts.Card(
                name.flatMap(full -> present(full.formatted_name()))
                        .or(() -> name.map(Name::first_name))
                        .orElse(""),
                requireNonNullElse(card.phones(), List.<WhatsappNotification.Phone>of()).stream()
                        .flatMap(phone -> present(phone.phone()).or(() -> present(phone.wa_id())).stream())
                        .toList(),
                requireNonNullElse(card.emails(), List.<WhatsappNotification.Email>of()).stream()
                        .flatMap(email -> present(email.email()).stream())
                        .toList());
    }

    private static Optional<Content> button(Message message) {
        return Optional.ofNullable(message.button()).flatMap(button -> present(button.text())
                .map(text -> new Content.Choice(present(button.payload()), text, Optional.empty())));
    }

    private static Optional<Content> interactive(Interactive interactive) {
        var form = interactive.nfm_reply();
        if (form != null) {
            return Optional.of(new Content.Form(
                    requireNonNullElse(form.name(), "form"),
                    requireNonNullElse(form.body(), ""),
                    requireNonNullElse(form.response_json(), "{}")));
        }
        return Optional.ofNullable(interactive.button_reply())
                .or(() -> Optional.ofNullable(interactive.list_reply()))
                .flatMap(WhatsappContent::choice);
    }

    private static Optional<Content> choice(Option option) {
        return present(option.title())
                .map(title -> new Content.Choice(present(option.id()), title, present(option.description())));
    }

    private static Optional<Content> reaction(Message message) {
        return Optional.ofNullable(message.reaction()).flatMap(reaction -> present(reaction.message_id())
                .map(target -> new Content.Reaction(target, present(reaction.emoji()))));
    }

    private static Optional<Content> order(Message message) {
        return Optional.ofNullable(message.order())
                .map(order -> new Content.Order(
                        requireNonNullElse(order.text(), ""),
                        requireNonNullElse(order.product_items(), List.<Item>of()).stream()
                                .map(WhatsappContent::item)
                                .toList()));
    }

    private static Content.Order.Item item(Item item) {
        return new Content.Order.Item(
                requireNonNullElse(item.product_retailer_id(), ""),
                requireNonNullElse(item.quantity(), 1),
                BigDecimal.valueOf(requireNonNullElse(item.item_price(), 0.0))
                        .stripTrailingZeros()
                        .toPlainString(),
                requireNonNullElse(item.currency(), ""));
    }

    private static Optional<Content> edit(Edit edit) {
        return present(edit.original_message_id()).flatMap(target -> Optional.ofNullable(edit.message())
                .map(now -> new Content.Edit(target, of(now).text())));
    }

    private static Optional<Content> revoke(Message message) {
        return Optional.ofNullable(message.revoke())
                .flatMap(revoke -> present(revoke.original_message_id()))
                .map(Content.Deletion::new);
    }

    private static Optional<String> notice(Message message) {
        return Optional.ofNullable(message.system()).flatMap(notice -> present(notice.body()));
    }

    private static String kind(String type, Message message) {
        var inner =
                switch (type) {
                    case "system" ->
                        message.system() == null ? null : message.system().type();
                    case "interactive" ->
                        message.interactive() == null
                                ? null
                                : message.interactive().type();
                    case "unsupported" ->
                        message.unsupported() == null
                                ? null
                                : message.unsupported().type();
                    default -> null;
                };
        return present(inner).orElse(type);
    }
}
