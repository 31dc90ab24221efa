package io.muara.chat.x;

/**
 * Whose side we are on.
 *
 * @param account its name here
 * @param user its id at X; empty when a payload is only looked at
 */
record XUs(String account, String user) {

    boolean is(String other) {
        return user.equals(other);
    }
}
