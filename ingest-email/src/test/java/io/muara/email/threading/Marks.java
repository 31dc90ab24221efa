package io.muara.email.threading;

import java.util.List;
import java.util.Optional;

/** How mail is marked in tests. */
public record Marks(Optional<List<String>> secrets, boolean replyAddress, boolean bounceAddress, boolean subjectTag)
        implements ThreadingConfig {

    public static final String SECRET = "a secret of at least 32 characters";

    static final List<String> LETTERS = "0123456789abcdefghijklmnopqrstuv"
            .chars()
            .mapToObj(Character::toString)
            .toList();

    public static Marks none() {
        return new Marks(Optional.empty(), true, true, true);
    }

    public static Marks all() {
        return new Marks(Optional.of(List.of(SECRET)), true, true, true);
    }

    /** What knows them again. */
    public static Seal seal() {
        return new Seal(List.of(SECRET));
    }
}
