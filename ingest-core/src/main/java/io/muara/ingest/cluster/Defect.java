package io.muara.ingest.cluster;

import java.util.Arrays;

/** What failed and where, for the log, without the exception's own words: they may hold what a customer wrote. */
public record Defect(Throwable failure) {

    private static final int FRAMES = 5;

    @Override
    public String toString() {
        var frames = failure.getStackTrace();
        return failure.getClass().getName() + Arrays.asList(frames).subList(0, Math.min(FRAMES, frames.length));
    }
}
