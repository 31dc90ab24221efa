package io.muara.email.fuzz;

import java.util.List;
import java.util.stream.Stream;

/** What Jazzer calls, in a process of its own, with bytes that it made. */
public final class Fuzzer {

    private static final List<Target> TARGETS = Stream.of(
                    System.getProperty("muara.fuzz.targets").split(",", -1))
            .map(Target::valueOf)
            .toList();

    private Fuzzer() {}

    public static void fuzzerTestOneInput(byte[] data) {
        TARGETS.forEach(target -> Limits.within(target, data));
    }
}
