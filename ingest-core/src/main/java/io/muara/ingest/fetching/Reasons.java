package io.muara.ingest.fetching;

import java.time.Duration;

/** What people read about a file that did not come. */
final class Reasons {

    static final String NOT_READY = "The provider had not made the file ready.";
    static final String DEFECT = "Muara failed to ask the provider for the file.";
    static final String UNREACHABLE = "The server that keeps the file cannot be reached.";
    static final String BROKEN = "The connection broke while the file came.";
    static final String STALLED = "The file came too slowly, or stopped coming.";
    static final String SPOILT = "What came is not the file that was announced.";
    static final String PAGE = "The provider answered with a web page in place of the file.";
    static final String GONE = "The provider does not keep the file any more.";
    static final String NOT_KEPT = "The attachment store did not take the file.";

    private static final int MEGA = 1024 * 1024;

    private Reasons() {}

    static String refused(int status) {
        return "The provider does not give the file (%d).".formatted(status);
    }

    static String tooLarge(long most) {
        return "The file is larger than %s, and files of that size are not fetched."
                .formatted(most < MEGA ? most + " bytes" : most / MEGA + " MB");
    }

    /** @param what is wrong with the place */
    static String forbidden(String what) {
        return "The file is said to lie where Muara does not fetch from: %s.".formatted(what);
    }

    static String givenUp(String reason, Duration patience) {
        var hours = patience.toHours();
        return "%s It was tried for %s."
                .formatted(
                        reason, hours < 1 ? "%d minutes".formatted(patience.toMinutes()) : "%d hours".formatted(hours));
    }
}
