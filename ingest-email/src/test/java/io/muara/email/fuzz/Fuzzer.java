package io.muara.email.fuzz;

/** What Jazzer calls, in a process of its own, with bytes that it made. */
public final class Fuzzer {

    private static final Target TARGET = Target.valueOf(System.getProperty("muara.fuzz.target", Target.MAIL.name()));

    private Fuzzer() {}

    public static void fuzzerTestOneInput(byte[] data) {
        Limits.within(TARGET, data);
    }
}
