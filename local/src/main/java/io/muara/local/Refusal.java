package io.muara.local;

/** We cannot do what was asked, and the message is the one sentence that says why and what to do. */
final class Refusal extends RuntimeException {

    Refusal(String sentence) {
        super(sentence);
    }

    Refusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
