package io.muara.chat.slack;

import java.util.Map;
import java.util.Set;

/** Slack's errors. See "chat.postMessage: Errors" and "files.completeUploadExternal: Errors". */
final class SlackErrors {

    static final Set<String> THROTTLED = Set.of("ratelimited", "rate_limited");

    /** Slack says that it did nothing. */
    static final Set<String> TEMPORARY = Set.of("service_unavailable", "request_timeout", "team_added_to_org");

    /** Slack says that it may have done it all the same. */
    static final Set<String> UNCLEAR = Set.of("internal_error", "fatal_error");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("account_inactive", "The bot was removed from the workspace: install the app again."),
            Map.entry("as_user_not_supported", "The bot's token is none: use the one that begins with xoxb."),
            Map.entry("cannot_dm_bot", "Bots take no messages from bots."),
            Map.entry("cannot_reply_to_message", "The message that this answers takes no answers."),
            Map.entry("channel_not_found", "The bot is not in this channel, or it is gone: invite the bot."),
            Map.entry("ekm_access_denied", "The workspace's administrators do not let messages out right now."),
            Map.entry("invalid_auth", "Slack does not accept the bot's token: check it."),
            Map.entry("is_archived", "The channel was archived."),
            Map.entry("message_limit_exceeded", "The workspace has sent all messages that its plan allows."),
            Map.entry("messages_tab_disabled", "The app's message tab is switched off in its App Home."),
            Map.entry("missing_scope", "The app lacks a permission: give it chat:write, files:write and files:read."),
            Map.entry("msg_too_long", "It is too long for Slack."),
            Map.entry("no_text", "There is nothing to send."),
            Map.entry("not_authed", "Slack does not accept the bot's token: check it."),
            Map.entry("not_in_channel", "The bot is not in this channel: invite it."),
            Map.entry("posting_to_channel_denied", "The bot may not write in this channel."),
            Map.entry("restricted_action", "The workspace does not let the bot write here."),
            Map.entry("restricted_action_read_only_channel", "Nobody but a few may write in this channel."),
            Map.entry("restricted_action_thread_locked", "The thread is locked."),
            Map.entry("team_access_not_granted", "The app is not in this workspace any more: install it again."),
            Map.entry("thread_not_found", "The thread that this answers is gone."),
            Map.entry("token_expired", "The bot's token has expired: put a new one in place."),
            Map.entry("token_revoked", "The bot's token was taken back: install the app again."),
            Map.entry("user_disabled", "This person's account was switched off."));

    private SlackErrors() {}

    static String inWords(String error) {
        return WORDS.getOrDefault(error, "Slack refused it: %s.".formatted(error.replace('_', ' ')));
    }
}
