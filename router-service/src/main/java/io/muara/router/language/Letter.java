package io.muara.router.language;

/** Letters as the table of letters knows them. */
final class Letter {

    private static final char FIRST_VIETNAMESE = '\u1EA0';
    private static final char LAST_VIETNAMESE = '\u1EF9';

    private Letter() {}

    /** In lower case; what is written in two ways becomes one, and the many vowels that only Vietnamese has become one, too. */
    static char plain(char c) {
        if (c >= 'a' && c <= 'z') {
            return c;
        }
        var lower = Character.toLowerCase(c);
        if (lower >= FIRST_VIETNAMESE && lower <= LAST_VIETNAMESE) {
            return '\u1EC3';
        }
        return switch (lower) {
            case '\u0219' -> '\u015F';
            case '\u021B' -> '\u0163';
            case '\u06CC', '\u0649' -> '\u064A';
            default -> lower;
        };
    }
}
