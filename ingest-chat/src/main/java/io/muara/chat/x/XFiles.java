package io.muara.chat.x;

import static java.util.Objects.requireNonNullElse;

import io.muara.attachments.FileNames;
import io.muara.chat.x.XEvent.Media;
import io.muara.chat.x.XEvent.MessageData;
import io.muara.chat.x.XEvent.Variant;
import io.muara.contracts.Attachment;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pictures and videos. X keeps them; {@code remote} is their address, which {@link XMedia} knows how to open. */
final class XFiles {

    private static final String VIDEO = "video/mp4";
    private static final Map<String, String> TYPES =
            Map.of("png", "image/png", "gif", "image/gif", "webp", "image/webp", "mp4", VIDEO);

    private XFiles() {}

    static List<Attachment> of(@Nullable MessageData data) {
        if (data == null || data.attachment() == null || data.attachment().media() == null) {
            return List.of();
        }
        return of(data.attachment().media()).stream().toList();
    }

    static List<Attachment> of(@Nullable List<Media> media) {
        return requireNonNullElse(media, List.<Media>of()).stream()
                .flatMap(one -> of(one).stream())
                .toList();
    }

    private static Optional<Attachment> of(Media media) {
        return address(media).map(url -> {
            var type = type(url);
            return new Attachment(
                    FileNames.safe(Optional.of(path(url)), type),
                    type,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(url),
                    Optional.empty());
        });
    }

    /** Of a video the best file that X offers. Of a picture in the older shape {@code url} is only a link to its page. */
    private static Optional<String> address(Media media) {
        var variants = media.video_info() == null
                ? media.variants()
                : media.video_info().variants();
        return requireNonNullElse(variants, List.<Variant>of()).stream()
                .filter(variant -> VIDEO.equals(variant.content_type()) && variant.url() != null)
                .max(Comparator.comparingLong(XFiles::rate))
                .map(Variant::url)
                .or(() -> Stream.of(
                                requireNonNullElse(media.media_url_https(), ""),
                                media.media_key() == null ? "" : requireNonNullElse(media.url(), ""))
                        .filter(url -> !url.isBlank())
                        .findFirst());
    }

    private static long rate(Variant variant) {
        return requireNonNullElse(variant.bitrate(), requireNonNullElse(variant.bit_rate(), 0L));
    }

    private static String type(String url) {
        var path = path(url);
        return TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "image/jpeg");
    }

    private static String path(String url) {
        return url.replaceFirst("[?#].*", "");
    }
}
