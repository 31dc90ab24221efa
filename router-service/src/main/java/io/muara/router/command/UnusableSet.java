package io.muara.router.command;

import static java.util.stream.Collectors.joining;

import io.muara.contracts.written.Mistake;
import java.util.List;

/** The rules have mistakes; the message has a line for each. */
final class UnusableSet extends RuntimeException {

    UnusableSet(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(joining("\n")));
    }
}
