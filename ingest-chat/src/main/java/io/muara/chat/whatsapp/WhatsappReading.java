package io.muara.chat.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muara.contracts.ChannelId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.Provenance.Direction;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.Aside;
import io.muara.ingest.reading.HalfCharacters;
import io.muara.ingest.reading.ProviderJson;
import io.muara.ingest.reading.UnreadableElement;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything one notification holds, {@code entry[] × changes[] × messages[]}, each element by itself. Pure: knows of no
 * network and no configuration but whose number is whose.
 */
public final class WhatsappReading {

    static final ChannelId ID = new ChannelId("whatsapp");

    private static final JsonMapper JSON = ProviderJson.MAPPER;
    private static final ObjectReader NOTIFICATION = JSON.readerFor(JsonNode.class);
    private static final ObjectReader MESSAGE = JSON.readerFor(WhatsappNotification.Message.class);
    private static final ObjectReader STATUS = JSON.readerFor(WhatsappNotification.Status.class);
    private static final ObjectReader CALL = JSON.readerFor(WhatsappNotification.Call.class);
    private static final ObjectReader PREFERENCE = JSON.readerFor(WhatsappNotification.Preference.class);
    private static final ObjectReader MOVE = JSON.readerFor(WhatsappNotification.UserIdUpdate.class);
    private static final ObjectReader CONTACT = JSON.readerFor(WhatsappNotification.Contact.class);

    private final Aside aside;
    private final Function<String, Optional<String>> owner;

    /**
     * @param called the account in the webhook's address
     * @param owner which account of ours has a phone_number_id, as far as {@code called} may speak for it
     */
    WhatsappReading(String called, Function<String, Optional<String>> owner) {
        this.aside = new Aside(ID, called);
        this.owner = owner;
    }

    /** For looking at payloads: whatever number they are for, it is this account's. */
    public static WhatsappReading asAccount(String account) {
        return new WhatsappReading(account, anyNumber -> Optional.of(account));
    }

    public List<Arrived> read(byte[] body, Instant receivedAt) {
        JsonNode root;
        try {
            root = NOTIFICATION.readTree(body);
        } catch (JsonProcessingException e) {
            return List.of(aside(body, "it is not the JSON that Meta sends"));
        } catch (IOException e) {
            return List.of(aside(body, "it is not text that can be read"));
        }
        if (!root.path("object").asText().equals(Envelope.OBJECT)
                || !root.path("entry").isArray()) {
            return List.of(aside(body, "it is not a notification about a WhatsApp business account"));
        }
        var arrived = new ArrayList<Arrived>();
        for (var entry : root.path("entry")) {
            readEntry(entry, receivedAt, arrived);
        }
        return arrived.isEmpty() ? List.of(new Arrived.Ignored("empty")) : arrived;
    }

    private void readEntry(JsonNode entry, Instant receivedAt, List<Arrived> arrived) {
        if (!entry.path("changes").isArray()) {
            arrived.add(aside(Envelope.alone(JSON, entry), "an entry without changes"));
            return;
        }
        var waba = entry.path("id").asText();
        for (var change : entry.path("changes")) {
            var field = change.path("field").asText();
            if (WhatsappFields.isNotForUs(field)) {
                arrived.add(new Arrived.Ignored(field));
            } else {
                readValue(new Envelope(JSON, waba, field, change.path("value")), receivedAt, arrived);
            }
        }
    }

    private void readValue(Envelope envelope, Instant receivedAt, List<Arrived> arrived) {
        var before = arrived.size();
        for (var array : WhatsappFields.arrays(envelope.field())) {
            readArray(envelope, array, receivedAt, arrived);
        }
        // Providers add fields, and what stands in them, without notice.
        if (arrived.size() == before) {
            arrived.add(aside(envelope.whole().getBytes(UTF_8), "a change that we do not know"));
        }
    }

    private void readArray(Envelope envelope, String array, Instant receivedAt, List<Arrived> arrived) {
        for (var element : envelope.value().path(array)) {
            var contact =
                    WhatsappSender.contactOf(array, element, envelope.value().path("contacts"));
            var original = envelope.around(array, element, contact);
            if (HalfCharacters.in(original)) {
                arrived.addAll(read(HalfCharacters.replaced(original).getBytes(UTF_8), receivedAt));
            } else {
                arrived.add(readElement(envelope, array, element, contact, new Taken(original, receivedAt)));
            }
        }
    }

    private Arrived readElement(
            Envelope envelope, String array, JsonNode element, Optional<JsonNode> contact, Taken taken) {
        var number = envelope.value().path("metadata").path("phone_number_id").asText();
        var account = owner.apply(number);
        if (account.isEmpty()) {
            return aside(taken.original.getBytes(UTF_8), "phone_number_id '%s' is not one of ours".formatted(number));
        }
        try {
            var known = contact.isPresent()
                    ? Optional.of(CONTACT.<WhatsappNotification.Contact>readValue(contact.get()))
                    : Optional.<WhatsappNotification.Contact>empty();
            return read(new Place(account.get(), envelope.waba()), array, element, known, taken);
        } catch (IOException | RuntimeException e) {
            return aside(
                    taken.original.getBytes(UTF_8),
                    e instanceof UnreadableElement known
                            ? known.reason()
                            : "an element that is not what Meta describes");
        }
    }

    private static Arrived read(
            Place place, String array, JsonNode element, Optional<WhatsappNotification.Contact> contact, Taken taken)
            throws IOException {
        return switch (array) {
            case "messages" ->
                WhatsappMessages.read(place, Direction.INBOUND, MESSAGE.readValue(element), contact, taken);
            case "message_echoes" ->
                WhatsappMessages.read(place, Direction.ECHO, MESSAGE.readValue(element), contact, taken);
            case "statuses" -> WhatsappStatuses.read(place, STATUS.readValue(element), taken.receivedAt);
            case "calls" -> WhatsappCalls.read(place, CALL.readValue(element), contact, taken);
            case "user_preferences" -> WhatsappPreferences.read(place, PREFERENCE.readValue(element), contact, taken);
            case "user_id_update" -> WhatsappMoves.read(place, MOVE.readValue(element), contact, taken);
            default -> throw new UnreadableElement("an element of a kind that we do not know");
        };
    }

    private Arrived aside(byte[] bytes, String reason) {
        return aside.json(bytes, reason);
    }

    /** Our account, and the business account at Meta that it belongs to. */
    record Place(String account, String waba) {

        ConversationKey conversation(String contact) {
            return new ConversationKey(ID, account, contact);
        }
    }

    /** @param original the smallest notification that reads as this element */
    record Taken(String original, Instant receivedAt) {}
}
