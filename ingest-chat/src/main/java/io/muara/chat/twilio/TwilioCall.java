package io.muara.chat.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparingLong;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muara.contracts.Attachment;
import io.muara.contracts.Content;
import io.muara.contracts.Content.Call.Line;
import io.muara.contracts.Content.Call.Outcome;
import io.muara.contracts.Content.Call.Speaker;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Direction;
import io.muara.contracts.Provenance.Medium;
import io.muara.contracts.Provenance.Original;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.Form;
import io.muara.ingest.reading.ProviderJson;
import io.muara.ingest.reading.UnreadableElement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A phone call, told by callbacks of several kinds in any order, as one message. */
final class TwilioCall {

    private static final Set<String> OVER = Set.of("completed", "busy", "no-answer", "canceled", "failed");

    /** What Twilio writes for a number that is not shown: a word, or a word typed on a phone's keys. */
    private static final Set<String> HIDDEN = Set.of(
            "anonymous",
            "blocked",
            "private",
            "restricted",
            "unavailable",
            "unknown",
            "+266696687",
            "+2562533",
            "+7378742833",
            "+86282452253",
            "+8656696",
            "+8566696");

    private static final String VOICEMAIL = "RecordVerb";
    private static final String SEPARATOR = "\n";

    private final String account;

    TwilioCall(String account) {
        this.account = account;
    }

    Arrived part(Form form, byte[] body, Instant receivedAt) {
        var call = callSid(form);
        // The caller's own number stands in most callbacks, but not in those about recordings.
        var conversation = new ConversationKey(TwilioReading.ID, account, "call:" + call);
        return new Arrived.Part(
                MessageId.of(TwilioReading.ID, account, call + "/" + kind(form), "part"),
                conversation,
                "call-" + call,
                body,
                receivedAt);
    }

    static boolean isOver(List<Arrived.Part> parts) {
        return forms(parts).anyMatch(TwilioCall::isOver);
    }

    /** Nothing was said, so nothing will be told of it any more. */
    static boolean isOverUnanswered(List<Arrived.Part> parts) {
        return forms(parts).anyMatch(form -> isOver(form) && !status(form).equals("completed"));
    }

    /** @param parts of one call, at least one */
    Arrived.Message whole(List<Arrived.Part> parts) {
        var forms = forms(parts).toList();
        var call = callSid(forms.getFirst());
        var hasEnd = forms.stream().anyMatch(TwilioCall::isOver);
        // What came after the call was given already is a message of its own.
        var id = hasEnd ? call : call + "/" + kind(forms.getFirst());
        var isOurs = isOutbound(forms);
        var other = named(forms, isOurs ? "To" : "From").orElse("call:" + call);
        var caller = isOurs ? named(forms, "From").orElse(other) : other;
        var receivedAt = parts.getFirst().receivedAt();
        return new Arrived.Message(new InboundMessage(
                MessageId.of(TwilioReading.ID, account, id, Content.MESSAGE),
                new ConversationKey(TwilioReading.ID, account, other),
                new Sender(first(forms, "CallerName"), List.of(TwilioSender.identity(caller))),
                Optional.empty(),
                new Content.Call(outcome(forms), duration(forms), "", transcript(forms)),
                recordings(forms),
                Threading.continuous(),
                new Provenance(
                        call,
                        isOurs ? Direction.ECHO : Direction.INBOUND,
                        began(forms).orElse(receivedAt),
                        receivedAt,
                        new Original("text/plain", Optional.of(together(parts)), Optional.empty()),
                        Optional.of(Medium.PHONE),
                        false),
                Optional.empty()));
    }

    private static String together(List<Arrived.Part> parts) {
        return parts.stream().map(part -> new String(part.bytes(), UTF_8)).collect(Collectors.joining(SEPARATOR));
    }

    private static Stream<Form> forms(List<Arrived.Part> parts) {
        return parts.stream().map(part -> Form.of(part.bytes()));
    }

    private static String callSid(Form form) {
        return form.value("CallSid").orElseThrow(() -> new UnreadableElement("a call without its CallSid"));
    }

    /** What tells one callback of a call from another: Twilio repeats one with the same values. */
    private static String kind(Form form) {
        return Stream.of(
                        "CallStatus",
                        "SequenceNumber",
                        "RecordingSid",
                        "RecordingStatus",
                        "TranscriptionSid",
                        "TranscriptionStatus",
                        "TranscriptionEvent",
                        "SequenceId")
                .map(name -> form.value(name).orElse(""))
                .collect(Collectors.joining("/"));
    }

    private static String status(Form form) {
        return form.value("CallStatus").orElse("");
    }

    private static boolean isOver(Form form) {
        return OVER.contains(status(form));
    }

    private static boolean isOutbound(List<Form> forms) {
        return first(forms, "Direction")
                .filter(way -> way.startsWith("outbound"))
                .isPresent();
    }

    /** Empty for somebody who hides their number: two of them need not be the same. */
    private static Optional<String> named(List<Form> forms, String name) {
        return first(forms, name)
                .filter(number -> !number.isBlank() && !HIDDEN.contains(number.toLowerCase(Locale.ROOT)));
    }

    private static Optional<Instant> began(List<Form> forms) {
        return forms.stream()
                .flatMap(form -> form.value("Timestamp").flatMap(TwilioTime::of).stream())
                .min(Comparator.naturalOrder());
    }

    private static Optional<String> first(List<Form> forms, String name) {
        return forms.stream().flatMap(form -> form.value(name).stream()).findFirst();
    }

    private static Outcome outcome(List<Form> forms) {
        if (first(forms, "RecordingSource").filter(VOICEMAIL::equals).isPresent()
                || first(forms, "TranscriptionText").isPresent()) {
            return Outcome.VOICEMAIL;
        }
        return switch (forms.stream()
                .filter(TwilioCall::isOver)
                .map(TwilioCall::status)
                .findFirst()
                .orElse("completed")) {
            case "busy" -> Outcome.BUSY;
            case "no-answer", "canceled" -> Outcome.MISSED;
            case "failed" -> Outcome.FAILED;
            default -> Outcome.ANSWERED;
        };
    }

    private static Duration duration(List<Form> forms) {
        return first(forms, "CallDuration")
                .filter(seconds -> seconds.matches("[0-9]{1,7}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
    }

    private static List<Line> transcript(List<Form> forms) {
        var dictated = forms.stream()
                .flatMap(form -> form.value("TranscriptionText").stream())
                .distinct()
                .map(text -> new Line(Speaker.CONTACT, text));
        var spoken = forms.stream()
                .filter(form -> form.value("Final").filter("true"::equals).isPresent())
                .sorted(comparingLong(TwilioCall::sequence))
                .flatMap(form -> line(form).stream());
        return Stream.concat(dictated, spoken).toList();
    }

    private static long sequence(Form form) {
        return form.value("SequenceId")
                .filter(id -> id.matches("[0-9]{1,15}"))
                .map(Long::valueOf)
                .orElse(Long.MAX_VALUE);
    }

    private static Optional<Line> line(Form form) {
        try {
            var said = ProviderJson.MAPPER
                    .readTree(form.value("TranscriptionData").orElse("{}"))
                    .path("transcript")
                    .asText();
            return said.isBlank() ? Optional.empty() : Optional.of(new Line(speaker(form), said));
        } catch (JsonProcessingException notReadable) {
            return Optional.empty();
        }
    }

    private static Speaker speaker(Form form) {
        return switch (form.value("Track").orElse("")) {
            case "inbound_track" -> Speaker.CONTACT;
            case "outbound_track" -> Speaker.AGENT;
            default -> Speaker.UNKNOWN;
        };
    }

    private static List<Attachment> recordings(List<Form> forms) {
        return forms.stream()
                .filter(form -> form.value("RecordingStatus")
                        .filter("completed"::equals)
                        .isPresent())
                .flatMap(form -> form.value("RecordingUrl").stream())
                .distinct()
                .map(url -> TwilioContent.attachment(url + ".mp3", Optional.of("audio/mpeg")))
                .toList();
    }
}
