package io.muara.chat.vonage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.JsonBody;
import io.muara.ingest.reading.UnreadableElement;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A long SMS in its parts, as many as came. Together they are written as the JSON array of what each said. See Vonage's
 * "Inbound SMS", "For concatenated inbound messages".
 *
 * @param parts by their number, at least one of each; several only if Vonage gave the same number to different texts
 * @param total how many numbers there are
 */
record VonageLongSms(NavigableMap<Integer, List<VonageFields>> parts, int total) {

    /** Stands for whatever is missing between, before or after the parts that came, in any language. */
    private static final String GAP = "[…]";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    /** As many as the header of an SMS can count (3GPP TS 23.040, section 9.2.3.24.1). */
    private static final int MOST = 255;

    /**
     * Where in a long SMS a part belongs.
     *
     * @param reference Vonage's name for the whole; a phone uses it again after 256 long SMS
     */
    record Place(String reference, int total, int number) {}

    /** Empty for what stands by itself, or says of its place what makes no sense. */
    static Optional<Place> place(VonageFields sms) {
        var reference = sms.value("concat-ref");
        var total = number(sms, "concat-total");
        var number = number(sms, "concat-part");
        var makesSense = sms.text("concat").equalsIgnoreCase("true") && total > 1 && number >= 1 && number <= total;
        return reference.filter(known -> makesSense).map(known -> new Place(known, total, number));
    }

    /** @throws UnreadableElement when it is not the array of the parts of one */
    static VonageLongSms of(JsonNode array) {
        var parts = new TreeMap<Integer, List<VonageFields>>();
        var total = 0;
        for (var element : array) {
            var part = VonageFields.of(element);
            var place = place(part).orElseThrow(() -> new UnreadableElement("an SMS that is no part among parts"));
            total = Math.max(total, place.total());
            var same = parts.computeIfAbsent(place.number(), first -> new ArrayList<>());
            if (same.stream().noneMatch(known -> known.text("text").equals(part.text("text")))) {
                same.add(part);
            }
        }
        return new VonageLongSms(parts, total);
    }

    static VonageLongSms of(List<Arrived.Part> parts) {
        return of(JsonBody.of(together(parts)).root());
    }

    static byte[] together(List<Arrived.Part> parts) {
        return parts.stream()
                .map(part -> new String(part.bytes(), UTF_8))
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(UTF_8);
    }

    boolean isWhole() {
        return parts.size() == total;
    }

    boolean isBinary() {
        return all().anyMatch(part -> part.text("type").equals("binary"));
    }

    /** The one with the lowest number that came. */
    VonageFields first() {
        return parts.firstEntry().getValue().getFirst();
    }

    /**
     * The id of the first part if nothing is missing. Else it says which came, so that what comes later is another message,
     * and so is the whole if it is put together again after a crash: rather twice in part than never whole.
     */
    String id() {
        var id = first().text("messageId");
        return isWhole()
                ? id
                : id + parts.keySet().stream().map(String::valueOf).collect(Collectors.joining("+", "/", ""));
    }

    String text() {
        var text = new StringBuilder();
        for (int number = 1; number <= total; number++) {
            var same = parts.get(number);
            if (same != null) {
                same.forEach(part -> text.append(part.text("text")));
            } else if (number == 1 || parts.containsKey(number - 1)) {
                text.append(GAP);
            }
        }
        return text.toString();
    }

    private Stream<VonageFields> all() {
        return parts.values().stream().flatMap(List::stream);
    }

    /** Zero when it is none that can be. */
    private static int number(VonageFields sms, String name) {
        return sms.value(name)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Integer::valueOf)
                .filter(number -> number <= MOST)
                .orElse(0);
    }
}
