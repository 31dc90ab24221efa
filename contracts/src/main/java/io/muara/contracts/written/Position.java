package io.muara.contracts.written;

/**
 * Where something stands.
 *
 * @param line counted from 1
 * @param column counted from 1
 */
public record Position(String file, int line, int column) {

    @Override
    public String toString() {
        return "%s:%d:%d".formatted(file, line, column);
    }
}
