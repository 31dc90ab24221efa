package io.muara.email.reading;

import io.muara.attachments.FileNames;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One part of a mail, or the mail itself.
 *
 * @param mediaType in lower case, such as {@code text/plain}
 * @param children empty unless it is a multipart
 * @param body decoded bytes; of a multipart what stands before its first part; not copied, never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // the mail's bytes, read once and never compared
record Part(List<Header> headers, String mediaType, Parameters type, List<Part> children, byte[] body) {

    Part {
        headers = List.copyOf(headers);
        children = List.copyOf(children);
    }

    /** The first of that name, as the first is what mail programs show. */
    Optional<Header> header(String name) {
        return all(name).findFirst();
    }

    Stream<Header> all(String name) {
        return headers.stream().filter(header -> header.name().equals(name));
    }

    boolean is(String wanted) {
        return mediaType.equals(wanted);
    }

    boolean isMultipart() {
        return mediaType.startsWith("multipart/");
    }

    /** Pictures, sound and film, which mail programs show between the texts. */
    boolean isMedia() {
        return mediaType.startsWith("image/") || mediaType.startsWith("audio/") || mediaType.startsWith("video/");
    }

    boolean isAttachment() {
        return disposition().value().toLowerCase(Locale.ROOT).equals("attachment");
    }

    /** What its sender called the file, as written: see {@link FileNames}. */
    Optional<String> fileName() {
        return disposition().get("filename").or(() -> type.get("name")).filter(name -> !name.isBlank());
    }

    private Parameters disposition() {
        return header("content-disposition").map(Header::parameters).orElse(Parameters.NONE);
    }

    /**
     * A header as it stands in the mail.
     *
     * @param name in lower case
     * @param value the raw bytes after the colon, unfolded, one character each
     */
    record Header(String name, String value) {

        /**
         * As a person reads it.
         *
         * @param charset what raw 8-bit characters are when they are not UTF-8
         */
        String text(String charset) {
            return EncodedWords.decode(value, charset);
        }

        Parameters parameters() {
            return Parameters.parse(value);
        }
    }
}
