package io.muara.chat.twilio;

import io.muara.attachments.FileNames;
import io.muara.contracts.Attachment;
import io.muara.contracts.Content;
import io.muara.ingest.reading.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a message says. */
final class TwilioContent {

    /** More than Twilio lets anybody attach. */
    private static final int MOST_MEDIA = 20;

    private static final List<String> URLS = numbered("MediaUrl");
    private static final List<String> TYPES = numbered("MediaContentType");

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,15})?");

    private TwilioContent() {}

    static Content of(Form form) {
        return location(form).or(() -> choice(form)).or(() -> form(form)).orElseGet(() -> new Content.Text(text(form)));
    }

    static List<Attachment> media(Form form) {
        var media = new ArrayList<Attachment>();
        for (int i = 0; i < MOST_MEDIA; i++) {
            var url = form.value(URLS.get(i));
            if (url.isPresent()) {
                media.add(attachment(url.get(), form.value(TYPES.get(i))));
            }
        }
        return media;
    }

    static Attachment attachment(String url, Optional<String> mediaType) {
        var type = mediaType.orElse("application/octet-stream");
        return new Attachment(
                FileNames.safe(Optional.empty(), type),
                type,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(url),
                Optional.empty());
    }

    private static Optional<Content> location(Form form) {
        var latitude = number(form, "Latitude");
        var longitude = number(form, "Longitude");
        if (latitude.isEmpty() || longitude.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Content.Location(latitude.get(), longitude.get(), form.value("Label"), form.value("Address")));
    }

    private static Optional<Content> choice(Form form) {
        return form.value("ButtonText")
                .<Content>map(text -> new Content.Choice(form.value("ButtonPayload"), text, Optional.empty()))
                .or(() -> form.value("ListTitle")
                        .map(title -> new Content.Choice(form.value("ListId"), title, form.value("Body"))));
    }

    private static Optional<Content> form(Form form) {
        return form.value("InteractiveData")
                .or(() -> form.value("FlowData"))
                .map(answers -> new Content.Form("flow", text(form), answers));
    }

    private static String text(Form form) {
        return form.fields().getOrDefault("Body", List.of("")).getFirst();
    }

    private static List<String> numbered(String name) {
        return IntStream.range(0, MOST_MEDIA).mapToObj(i -> name + i).toList();
    }

    private static Optional<Double> number(Form form, String name) {
        return form.value(name).filter(text -> DECIMAL.matcher(text).matches()).map(Double::valueOf);
    }
}
