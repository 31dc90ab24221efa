package io.muara.email.threading;

import io.muara.contracts.ReplyId;
import java.util.Optional;

/** The marks that a reply bears, as far as they are configured. */
public final class ReplyMarks {

    private final String address;
    private final ThreadingConfig config;
    private final Optional<Seal> seal;

    /** @param address that the replies come from */
    public ReplyMarks(String address, ThreadingConfig config) {
        this.address = address;
        this.config = config;
        this.seal = config.secrets().map(Seal::new);
    }

    /** Where answers go, when not simply to where the reply comes from. */
    public Optional<String> replyTo(ReplyId reply) {
        return seal.filter(_ -> config.replyAddress()).map(key -> ReplyAddress.of(address, reply, key));
    }

    /** The envelope's sender (RFC 5321), when not simply whom the reply comes from: any bounce to it names the reply. */
    public Optional<String> bouncesTo(ReplyId reply) {
        return seal.filter(_ -> config.bounceAddress()).map(key -> ReplyAddress.of(address, reply, key));
    }

    /** @return the subject with the ticket's tag at its end, once, and cut before it where it is too long */
    public String subject(String subject, long ticketNumber, int longest) {
        var tag = seal.filter(_ -> config.subjectTag()).map(key -> SubjectTag.of(ticketNumber, key));
        var bare = seal.map(key -> SubjectTag.without(subject, key)).orElse(subject);
        var room = longest - tag.map(text -> text.length() + 1).orElse(0);
        var cut = bare.length() <= room ? bare : bare.substring(0, room).strip();
        return tag.map(text -> cut.isEmpty() ? text : cut + " " + text).orElse(cut);
    }
}
