package io.muara.router.text;

/**
 * The letters of a word in two numbers, so that they are compared without looking them up in memory.
 *
 * @param last eight letters, a byte each
 * @param before the eight before them
 * @param isWhole whether that is all of the word; of one that is longer or has letters beyond Latin it is only a hint
 */
record Packed(long last, long before, boolean isWhole) {

    private static final int LETTERS = 2 * Long.BYTES;
    private static final int NARROW = 0xFF;

    static Packed of(String text, int start, int end) {
        var last = 0L;
        var before = 0L;
        var seen = 0;
        for (var i = start; i < end; i++) {
            var letter = text.charAt(i);
            before = before << Byte.SIZE | last >>> (Long.SIZE - Byte.SIZE);
            last = last << Byte.SIZE | letter;
            seen |= letter;
        }
        return new Packed(last, before, seen <= NARROW && end - start <= LETTERS);
    }

    int hash() {
        var mixed = (last + 31 * before) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> Integer.SIZE);
    }
}
