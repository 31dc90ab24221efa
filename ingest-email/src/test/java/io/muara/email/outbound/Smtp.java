package io.muara.email.outbound;

import io.muara.email.EmailConfig;
import io.muara.email.EmailConfig.Security;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;

/** A mail server on this machine that takes mail from anybody, up to a megabyte. */
record Smtp(int number, Optional<Boolean> emptySender) implements EmailConfig.Smtp {

    /** GreenMail does not take mail of nobody's. */
    Smtp(int number) {
        this(number, Optional.of(false));
    }

    @Override
    public String host() {
        return "localhost";
    }

    @Override
    public OptionalInt port() {
        return OptionalInt.of(number);
    }

    @Override
    public Security security() {
        return Security.NONE;
    }

    @Override
    public Optional<String> user() {
        return Optional.empty();
    }

    @Override
    public Optional<String> password() {
        return Optional.empty();
    }

    @Override
    public MemorySize maxSize() {
        return new MemorySize(BigInteger.valueOf(1_000_000));
    }
}
