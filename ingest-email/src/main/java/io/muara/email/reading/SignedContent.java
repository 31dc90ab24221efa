package io.muara.email.reading;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a signature is wrapped around when it does not stand beside it: the content of CMS SignedData (RFC 5652, sections 5.1
 * and 5.2), which Outlook sends as {@code smime.p7m}. Signatures themselves are not checked here.
 */
final class SignedContent {

    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_ID = 0x06;
    private static final int OCTET_STRING_IN_PIECES = 0x24;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int EXPLICIT = 0xA0;
    /** 1.2.840.113549.1.7, of which all that CMS defines are children. */
    private static final byte[] PKCS7 = {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x07};

    private static final int SIGNED_DATA = 2;
    private static final int DEEPEST = 16;

    private final byte[] cms;
    private int at;

    private SignedContent(byte[] cms) {
        this.cms = cms;
    }

    /** Empty when it is something else or ends too early. */
    static Optional<byte[]> in(byte[] cms) {
        try {
            return Optional.of(new SignedContent(cms).content());
        } catch (Malformed _) {
            return Optional.empty();
        }
    }

    /** Whether it is signed, also when the content stands elsewhere. */
    static boolean isSigned(byte[] cms) {
        try {
            new SignedContent(cms).start();
            return true;
        } catch (Malformed _) {
            return false;
        }
    }

    private void start() throws Malformed {
        enter(SEQUENCE);
        if (kind() != SIGNED_DATA) {
            throw new Malformed();
        }
    }

    private byte[] content() throws Malformed {
        start();
        enter(EXPLICIT);
        enter(SEQUENCE);
        skip(INTEGER);
        skip(SET);
        enter(SEQUENCE);
        skip(OBJECT_ID);
        enter(EXPLICIT);
        var content = new ByteArrayOutputStream();
        octets(content, 0);
        return content.toByteArray();
    }

    private int kind() throws Malformed {
        var end = enter(OBJECT_ID);
        var prefix = Arrays.copyOfRange(cms, at, Math.min(cms.length, at + PKCS7.length));
        if (end != at + PKCS7.length + 1 || !Arrays.equals(prefix, PKCS7)) {
            throw new Malformed();
        }
        at = end;
        return cms[end - 1];
    }

    private void octets(ByteArrayOutputStream into, int depth) throws Malformed {
        if (depth > DEEPEST) {
            throw new Malformed();
        }
        if (peek() == OCTET_STRING) {
            var end = enter(OCTET_STRING);
            into.write(cms, at, end - at);
            at = end;
            return;
        }
        var end = enter(OCTET_STRING_IN_PIECES);
        while (isInside(end)) {
            octets(into, depth + 1);
        }
    }

    private void skip(int tag) throws Malformed {
        var end = enter(tag);
        skipTo(end, 0);
    }

    private void skipTo(int end, int depth) throws Malformed {
        if (end >= 0) {
            at = end;
            return;
        }
        if (depth > DEEPEST) {
            throw new Malformed();
        }
        while (isInside(end)) {
            skipTo(enter(peek()), depth + 1);
        }
    }

    /** Whether something follows before the end; when only a mark tells the end, it is passed. */
    private boolean isInside(int end) throws Malformed {
        if (end >= 0) {
            return at < end;
        }
        if (peek() != 0) {
            return true;
        }
        at += 2;
        return false;
    }

    /** @return where it ends, or -1 when only a mark behind it tells */
    private int enter(int tag) throws Malformed {
        if (peek() != tag) {
            throw new Malformed();
        }
        at++;
        var length = peek();
        at++;
        if (length == 0x80) {
            return -1;
        }
        if (length > 0x80) {
            length = longLength(length & 0x7F);
        }
        if (length > cms.length - at) {
            throw new Malformed();
        }
        return at + length;
    }

    private int longLength(int bytes) throws Malformed {
        var length = 0L;
        for (var i = 0; i < bytes; i++) {
            length = (length << 8) | peek();
            at++;
            if (length > cms.length) {
                throw new Malformed();
            }
        }
        return (int) length;
    }

    private int peek() throws Malformed {
        if (at >= cms.length) {
            throw new Malformed();
        }
        return cms[at] & 0xFF;
    }

    /** It is not signed data. */
    private static final class Malformed extends Exception {}
}
