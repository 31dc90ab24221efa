package io.muara.chat.manual;

import java.util.List;
import java.util.stream.Collectors;

/** The caller did something that we cannot take: told at once, and nothing is kept. The message is a sentence for a developer. */
final class ManualMistake extends RuntimeException {

    private static final int MOST_TOLD = 5;

    private final int status;
    private final transient List<Wrong> wrong;

    private ManualMistake(int status, String detail, List<Wrong> wrong) {
        super(detail);
        this.status = status;
        this.wrong = List.copyOf(wrong);
    }

    static ManualMistake of(int status, String detail) {
        return new ManualMistake(status, detail, List.of());
    }

    /** @param wrong at least one */
    static ManualMistake in(List<Wrong> wrong) {
        var told = wrong.stream().limit(MOST_TOLD).map(Wrong::words).collect(Collectors.joining("; "));
        var more = wrong.size() > MOST_TOLD ? "; and %d more".formatted(wrong.size() - MOST_TOLD) : "";
        return new ManualMistake(422, told + more + ".", wrong);
    }

    int status() {
        return status;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    List<Wrong> wrong() {
        return wrong;
    }

    /**
     * @param field as a JSON Pointer (RFC 6901); empty for the whole
     * @param detail what is wrong with it and how to put it right, to follow its name
     */
    record Wrong(String field, String detail) {

        String words() {
            return "%s %s"
                    .formatted(field.isEmpty() ? "the body" : field.substring(1).replace('/', '.'), detail);
        }
    }
}
