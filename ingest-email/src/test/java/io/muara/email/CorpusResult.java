package io.muara.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.contracts.Attachment;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Mail.Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;

/** What another parser made of a mail, in the JSON of the Rust library {@code mail-parser}: parts, and who is which body. */
record CorpusResult(JsonNode root) {

    /** Of a mail within the mail, which the other parser takes apart. */
    private static final int UNKNOWN = -1;

    List<String> differences(InboundMessage message, Map<String, byte[]> kept) {
        var mail = message.mail().orElseThrow();
        var differences = new ArrayList<String>();
        compare("subject", subject(), words(message.subject().orElse("")), differences);
        compare("from", addresses("from"), written(mail.from()), differences);
        compare("to", addresses("to"), written(mail.to()), differences);
        var text = words(message.content().text());
        if (!holds(text)) {
            differences.add("text: expected <%s> but ours is <%s>".formatted(text(), text));
        }
        var sizes = sizes();
        var ours = ours(message.attachments(), sizes, kept);
        compare("files", sizes, ours, differences);
        return differences;
    }

    private static void compare(String what, Object expected, Object ours, List<String> differences) {
        if (!Objects.equals(expected, ours)) {
            differences.add("%s: expected <%s> but ours is <%s>".formatted(what, expected, ours));
        }
    }

    private String subject() {
        return words(header("subject").path("Text").asText());
    }

    private List<String> addresses(String header) {
        var written = header(header).path("Address");
        var groups = stream(written.path("Group")).flatMap(group -> stream(group.path("addresses")));
        return Stream.concat(stream(written.path("List")), groups)
                .filter(address -> address.hasNonNull("address"))
                .map(address -> new Address(
                        Optional.of(words(address.path("name").asText(""))).filter(name -> !name.isEmpty()),
                        address.path("address").asText()))
                .map(CorpusResult::written)
                .toList();
    }

    private static List<String> written(List<Address> addresses) {
        return addresses.stream().map(CorpusResult::written).toList();
    }

    private static String written(Address address) {
        return "%s <%s>".formatted(address.name().orElse(""), address.address().toLowerCase(Locale.ROOT));
    }

    /** The last, which is what that parser keeps of a header that stands twice. */
    private JsonNode header(String name) {
        return stream(root.at("/parts/0/headers"))
                .filter(header -> header.path("name").asText().equals(name))
                .reduce((_, last) -> last)
                .map(header -> header.path("value"))
                .orElse(root.path("nothing"));
    }

    /** Whether ours has all its words in order; what we add to HTML, such as where links lead, is no difference. */
    private boolean holds(String ours) {
        var hasHtml = bodies().anyMatch(body -> body.has("Html"));
        if (!hasHtml) {
            return text().equals(ours);
        }
        var at = 0;
        for (var word : text().split(" ", -1)) {
            at = ours.indexOf(word, at);
            if (at < 0) {
                return false;
            }
            at += word.length();
        }
        return true;
    }

    private String text() {
        return words(String.join(" ", bodies().map(CorpusResult::text).toList()));
    }

    private static String text(JsonNode body) {
        return body.has("Html")
                ? Jsoup.parse(body.path("Html").asText()).body().text()
                : body.path("Text").asText();
    }

    private Stream<JsonNode> bodies() {
        return stream(root.path("text_body"))
                .map(part -> root.path("parts").path(part.asInt()).path("body"));
    }

    /** Of texts in characters and of anything else in bytes; carriage returns do not count, as some corpora have lost them. */
    private List<Integer> sizes() {
        return stream(root.path("attachments"))
                .map(part -> size(root.path("parts").path(part.asInt()).path("body")))
                .toList();
    }

    private static int size(JsonNode body) {
        if (body.has("Message")) {
            return UNKNOWN;
        }
        var text = body.has("Html") ? body.path("Html") : body.path("Text");
        return text.isMissingNode()
                ? (int) stream(body)
                        .flatMap(CorpusResult::stream)
                        .filter(value -> value.asInt() != '\r')
                        .count()
                : size(text.asText());
    }

    private static List<Integer> ours(List<Attachment> files, List<Integer> expected, Map<String, byte[]> kept) {
        var sizes = new ArrayList<Integer>();
        for (var file : files) {
            var known = sizes.size() >= expected.size() || expected.get(sizes.size()) != UNKNOWN;
            var bytes = Objects.requireNonNull(kept.get(file.stored().orElseThrow()));
            var charset = file.mediaType().startsWith("text/") && isUtf8(bytes) ? UTF_8 : ISO_8859_1;
            sizes.add(known ? size(new String(bytes, charset)) : UNKNOWN);
        }
        return sizes;
    }

    private static boolean isUtf8(byte[] bytes) {
        return Arrays.equals(new String(bytes, UTF_8).getBytes(UTF_8), bytes);
    }

    private static int size(String text) {
        return text.replace("\r", "").length();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static String words(String text) {
        return String.join(
                " ",
                Arrays.stream(text.replace("\0", "").split("\\s+", -1))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }
}
