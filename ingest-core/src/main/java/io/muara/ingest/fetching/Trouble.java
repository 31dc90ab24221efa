package io.muara.ingest.fetching;

import java.util.Locale;

/** Why a file did not come, as it is counted. */
enum Trouble {
    /** The provider is still making it. */
    NOT_READY,
    /** The provider cannot be asked or reached. */
    UNAVAILABLE,
    /** The provider answers, but not with the file. */
    REFUSED,
    /** The provider will never have it. */
    GONE,
    /** The connection ended before the file did. */
    BROKEN,
    /** The provider fell silent, or took too long. */
    STALLED,
    /** Other bytes came than were announced. */
    SPOILT,
    TOO_LARGE,
    /** It would have to be fetched from where nothing is fetched from. */
    FORBIDDEN,
    /** Our own store did not take it, which is no reason to ever give up. */
    NOT_KEPT;

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
