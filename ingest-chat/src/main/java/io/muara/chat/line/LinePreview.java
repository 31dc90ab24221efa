package io.muara.chat.line;

import io.muara.attachments.AttachmentStore;
import io.muara.contracts.Attachment;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The small picture that LINE shows in the chat for a large one or a video: JPEG or PNG, at most a megabyte. */
final class LinePreview {

    private static final long LARGEST = 1_000_000;
    private static final int WIDEST = 480;
    private static final String VIDEO = "video.png";

    private final AttachmentStore files;

    LinePreview(AttachmentStore files) {
        this.files = files;
    }

    /** Empty for what only calls itself a picture. */
    Optional<Attachment> of(Attachment file) {
        if (file.mediaType().startsWith("video/")) {
            return Optional.of(kept(video(), "image/png"));
        }
        if (file.bytes().orElse(Long.MAX_VALUE) <= LARGEST) {
            return Optional.of(file);
        }
        return smaller(file).map(bytes -> kept(bytes, "image/jpeg"));
    }

    private Attachment kept(byte[] bytes, String mediaType) {
        return new Attachment(
                "preview",
                mediaType,
                Optional.of((long) bytes.length),
                Optional.empty(),
                Optional.of(files.keep(bytes)),
                Optional.empty(),
                Optional.empty());
    }

    private Optional<byte[]> smaller(Attachment file) {
        try (var bytes = files.open(file.stored().orElseThrow());
                var image = new MemoryCacheImageInputStream(bytes)) {
            var readers = ImageIO.getImageReaders(image);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            var reader = readers.next();
            try {
                reader.setInput(image, true, true);
                return Optional.of(jpeg(read(reader)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // whatever it is, it can still be sent as a link
        }
    }

    /** Only one of so many pixels, so that a large picture never lies in memory as a whole. */
    private static BufferedImage read(ImageReader reader) throws IOException {
        var step = Math.max(1, Math.ceilDiv(Math.max(reader.getWidth(0), reader.getHeight(0)), WIDEST));
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
    }

    /** A JPEG knows no transparency, so what is see-through becomes white. */
    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        var canvas = opaque.createGraphics();
        try {
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, opaque.getWidth(), opaque.getHeight());
            canvas.drawImage(picture, 0, 0, null);
        } finally {
            canvas.dispose();
        }
        var bytes = new ByteArrayOutputStream();
        try (var memory = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(opaque, "jpeg", memory);
        }
        return bytes.toByteArray();
    }

    private static byte[] video() {
        try (var picture = LinePreview.class.getResourceAsStream(VIDEO)) {
            if (picture == null) {
                throw new IllegalStateException("%s is missing from our own files".formatted(VIDEO));
            }
            return picture.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read from our own files".formatted(VIDEO), e);
        }
    }
}
