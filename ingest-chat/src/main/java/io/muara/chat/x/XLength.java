package io.muara.chat.x;

import java.util.regex.Pattern;

/** The length of a post as X counts it: letters of most scripts once, everything else twice, a link 23. See "Counting characters". */
final class XLength {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final int OF_LINK = 23;
    private static final int JOINER = 0x200D;

    private XLength() {}

    /** May be more than X counts where one emoji is made of several, never less. */
    static int of(String text) {
        var links = Math.toIntExact(LINK.matcher(text).results().count());
        var rest = LINK.matcher(text).replaceAll("");
        return links * OF_LINK + rest.codePoints().map(XLength::weight).sum();
    }

    private static int weight(int point) {
        if (point == JOINER || (point >= 0xFE00 && point <= 0xFE0F)) {
            return 0;
        }
        var isLight = point <= 4351
                || (point >= 8192 && point <= 8205)
                || (point >= 8208 && point <= 8223)
                || (point >= 8242 && point <= 8247);
        return isLight ? 1 : 2;
    }
}
