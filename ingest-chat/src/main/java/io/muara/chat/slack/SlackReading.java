package io.muara.chat.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muara.contracts.ChannelId;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.Aside;
import io.muara.ingest.reading.JsonBody;
import io.muara.ingest.reading.UnreadableElement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What one call means. Pure. */
final class SlackReading {

    static final ChannelId ID = new ChannelId("slack");

    /** Our app was thrown out, or its token was taken back. */
    static final Set<String> REVOKED = Set.of("app_uninstalled", "tokens_revoked");

    /** Slack has dropped events, because there were too many. */
    static final String RATE_LIMITED = "app_rate_limited";

    /** Nothing that anybody said to us. */
    private static final Set<String> NOT_FOR_US = Set.of(
            "app_home_opened",
            "app_requested",
            "assistant_thread_started",
            "assistant_thread_context_changed",
            "call_rejected",
            "channel_archive",
            "channel_created",
            "channel_deleted",
            "channel_history_changed",
            "channel_id_changed",
            "channel_left",
            "channel_rename",
            "channel_shared",
            "channel_unarchive",
            "channel_unshared",
            "dnd_updated",
            "dnd_updated_user",
            "email_domain_changed",
            "emoji_changed",
            "file_change",
            "file_created",
            "file_deleted",
            "file_public",
            "file_shared",
            "file_unshared",
            "grid_migration_finished",
            "grid_migration_started",
            "group_archive",
            "group_close",
            "group_deleted",
            "group_history_changed",
            "group_left",
            "group_open",
            "group_rename",
            "group_unarchive",
            "im_close",
            "im_created",
            "im_history_changed",
            "im_open",
            "invite_requested",
            "link_shared",
            "member_joined_channel",
            "member_left_channel",
            "message_metadata_deleted",
            "message_metadata_posted",
            "message_metadata_updated",
            "pin_added",
            "pin_removed",
            "star_added",
            "star_removed",
            "subteam_created",
            "subteam_members_changed",
            "subteam_self_added",
            "subteam_self_removed",
            "subteam_updated",
            "team_access_granted",
            "team_access_revoked",
            "team_domain_change",
            "team_join",
            "team_rename",
            "user_change",
            "user_huddle_changed",
            "user_profile_changed",
            "user_status_changed");

    private final String called;
    private final Function<List<String>, Optional<SlackUs>> owner;

    /** @param owner which account of ours is in one of the workspaces, as far as {@code called} may speak for it */
    SlackReading(String called, Function<List<String>, Optional<SlackUs>> owner) {
        this.called = called;
        this.owner = owner;
    }

    List<Arrived> read(byte[] body, Instant receivedAt) {
        try {
            return List.of(read(JsonBody.of(body), receivedAt));
        } catch (UnreadableElement e) {
            return List.of(new Aside(ID, called).json(body, e.reason()));
        } catch (JsonProcessingException | RuntimeException e) {
            return List.of(new Aside(ID, called).json(body, "an event that is not what Slack describes"));
        }
    }

    private Arrived read(JsonBody json, Instant receivedAt) throws JsonProcessingException {
        return switch (json.root().path("type").asText()) {
            case "url_verification" -> new Arrived.Ignored("url_verification");
            case RATE_LIMITED -> new Arrived.Ignored(RATE_LIMITED);
            case "event_callback" -> {
                var us = owner.apply(SlackCall.teams(json.root()))
                        .orElseThrow(() -> new UnreadableElement("the workspace that it is from is not one of ours"));
                yield event(new SlackCall(json, us, receivedAt));
            }
            default -> throw new UnreadableElement("it is not an event of Slack's");
        };
    }

    private static Arrived event(SlackCall call) throws JsonProcessingException {
        var type = call.type();
        return switch (type) {
            // A message that names us is told twice, and is the same both times.
            case "message", "app_mention" -> SlackMessages.of(call, call.event(SlackEvent.Message.class));
            case "reaction_added" -> SlackMessages.reaction(call, call.event(SlackEvent.Reaction.class), true);
            case "reaction_removed" -> SlackMessages.reaction(call, call.event(SlackEvent.Reaction.class), false);
            default -> {
                if (REVOKED.contains(type) || NOT_FOR_US.contains(type)) {
                    yield new Arrived.Ignored(type);
                }
                throw new UnreadableElement("an event of a kind that we do not know");
            }
        };
    }
}
