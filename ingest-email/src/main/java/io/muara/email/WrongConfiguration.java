package io.muara.email;

import java.util.List;

/** The service cannot start as it is configured; each sentence names the property and what to set. */
final class WrongConfiguration extends RuntimeException {

    WrongConfiguration(List<String> mistakes) {
        super(String.join("; ", mistakes));
    }
}
