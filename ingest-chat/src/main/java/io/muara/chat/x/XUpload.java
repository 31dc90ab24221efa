package io.muara.chat.x;

import io.muara.attachments.AttachmentStore;
import io.muara.contracts.Attachment;
import io.muara.ingest.Delivery;
import io.muara.ingest.provider.Multipart;
import io.muara.ingest.provider.ProviderHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Pictures must be with X before anything is said with them. One that was handed over and never used is forgotten by X after
 * a day, so this may be done again.
 */
final class XUpload {

    /** What X takes in one request; videos and moving pictures want to be cut into pieces and waited for. */
    private static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/webp");

    private static final long LARGEST = 5L << 20;

    private final ProviderHttp http;
    private final XConfig config;
    private final AttachmentStore files;
    private final Clock clock;

    XUpload(ProviderHttp http, XConfig config, AttachmentStore files, Clock clock) {
        this.http = http;
        this.config = config;
        this.files = files;
        this.clock = clock;
    }

    /** Why X would not take one of them. */
    static Optional<Delivery> obstacle(List<Attachment> attachments) {
        return attachments.stream().allMatch(XUpload::isTaken)
                ? Optional.empty()
                : Optional.of(
                        new Delivery.Refused("X takes only JPEG, PNG and WebP pictures of at most 5 MB from us."));
    }

    /**
     * @param category X's word for where the pictures will stand
     * @param saying what is said with them, by their ids
     */
    Delivery then(
            XAccounts.Known known,
            List<Attachment> pictures,
            String category,
            Function<List<String>, Delivery> saying) {
        var ids = new ArrayList<String>();
        for (var picture : pictures) {
            switch (upload(known, picture, category)) {
                case Delivery.Accepted(var id) -> ids.add(id);
                case Delivery.Uncertain(var reason) -> {
                    return new Delivery.Unavailable(reason); // nothing was said yet
                }
                case Delivery.Throttled throttled -> {
                    return throttled;
                }
                case Delivery.Unavailable unavailable -> {
                    return unavailable;
                }
                case Delivery.Refused refused -> {
                    return refused;
                }
            }
        }
        return saying.apply(ids);
    }

    private Delivery upload(XAccounts.Known known, Attachment picture, String category) {
        var form = new Multipart()
                .field("media_category", category)
                .field("media_type", picture.mediaType())
                .file(
                        "media",
                        picture.name(),
                        picture.mediaType(),
                        () -> files.open(picture.stored().orElseThrow()));
        var request = HttpRequest.newBuilder(URI.create(config.api() + "/2/media/upload"))
                .timeout(config.timeout())
                .header("Authorization", known.bearer())
                .header("Content-Type", form.contentType())
                .POST(form.body())
                .build();
        return http.deliver(request, answer -> XAnswer.of(answer, clock.instant()));
    }

    private static boolean isTaken(Attachment file) {
        return TYPES.contains(file.mediaType())
                && file.stored().isPresent()
                && file.bytes().orElse(0L) <= LARGEST;
    }
}
