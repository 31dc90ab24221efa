package io.muara.chat.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muara.chat.slack.SlackEvent.Metadata;
import io.muara.contracts.ReplyId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which reply a message of ours is, written into its metadata, which people do not see. See "Using message metadata". */
final class SlackReply {

    private static final String TYPE = "muara_reply";
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private SlackReply() {}

    static ObjectNode metadata(ReplyId reply) {
        var metadata = JsonNodeFactory.instance.objectNode().put("event_type", TYPE);
        metadata.putObject("event_payload").put("reply", reply.toString());
        return metadata;
    }

    static Optional<ReplyId> in(@Nullable Metadata metadata) {
        if (metadata == null || !TYPE.equals(metadata.event_type())) {
            return Optional.empty();
        }
        return Optional.ofNullable(metadata.event_payload())
                .map(SlackEvent.Payload::reply)
                .filter(reply -> UUID.matcher(reply).matches())
                .map(ReplyId::parse);
    }

    /** The provider's id of a reply with files: Slack names the message only later, in an event. */
    static String file(String id) {
        return "file:" + id;
    }
}
