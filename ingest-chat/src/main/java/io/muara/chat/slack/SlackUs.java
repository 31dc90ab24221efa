package io.muara.chat.slack;

/**
 * Where we are.
 *
 * @param account its name here
 * @param team the workspace
 */
record SlackUs(String account, String team) {}
