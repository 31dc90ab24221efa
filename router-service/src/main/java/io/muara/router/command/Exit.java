package io.muara.router.command;

/** What a command tells whoever called it, as its exit status. */
final class Exit {

    static final int FINE = 0;
    static final int WRONG_CALL = 2;
    static final int MISTAKES = 3;

    private Exit() {}
}
