package io.muara.router.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Facts as few bytes: what all of them say in the same words is not kept with each. */
final class Packed {

    /** Words that facts are likely to hold, the likeliest last. A later version may not change them in memory only. */
    private static final byte[] WORDS = """
            "organisation":"","owner":"","language":"id""language":"en""labels":["","tier":"gold","attributes":{"","vip":true,\
            "agent":"","category":"marketing","category":"technical","category":"order","category":"payment","category":"delivery",\
            "category":"complaint","category":"question","team":"warehouse","team":"finance","team":"technical",\
            "team":"customer-service","conversation":"email:support/","conversation":"telegram:","conversation":"whatsapp:62",\
            "unanswered":1,"waiting_since":"2026-{"contact":"019,"vip":false,"attributes":{},"labels":[],"latest":{"ticket":"\
            """.strip().getBytes(UTF_8);

    private Packed() {}

    static byte[] pack(byte[] facts) {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setDictionary(WORDS);
            deflater.setInput(facts);
            deflater.finish();
            var packed = new byte[facts.length + 64];
            var length = deflater.deflate(packed);
            if (!deflater.finished()) {
                throw new IllegalStateException("facts of %d bytes grew when they were packed".formatted(facts.length));
            }
            return Arrays.copyOf(packed, length);
        } finally {
            deflater.end();
        }
    }

    /** @param length of the facts */
    static byte[] unpack(byte[] packed, int length) {
        var inflater = new Inflater(true);
        try {
            inflater.setDictionary(WORDS);
            inflater.setInput(packed);
            var facts = new byte[length];
            var read = 0;
            while (read < length && !inflater.finished()) {
                read += inflater.inflate(facts, read, length - read);
            }
            return facts;
        } catch (DataFormatException e) {
            throw new IllegalStateException("what was packed here cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }
}
