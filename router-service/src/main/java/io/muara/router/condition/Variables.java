package io.muara.router.condition;

import io.muara.contracts.AgentId;
import io.muara.contracts.Attachment;
import io.muara.contracts.ContactFacts;
import io.muara.contracts.Language;
import io.muara.contracts.Mail;
import java.util.HashMap;
import java.util.Map;

/** A message as expressions see it. */
final class Variables {

    private Variables() {}

    static Map<String, Object> of(Reading reading) {
        var message = reading.message();
        var variables = new HashMap<String, Object>();
        variables.put("channel", message.channel().value());
        variables.put("account", message.conversation().account());
        variables.put("senders", reading.values(Facts.SENDER));
        variables.put("subject", message.subject().orElse(""));
        variables.put("text", message.content().said());
        variables.put("language", reading.language().map(Language::code).orElse(""));
        variables.put("hashtags", reading.hashtags());
        variables.put(
                "attachments",
                message.attachments().stream().map(Variables::attachment).toList());
        variables.put("headers", message.mail().map(Mail::headers).orElse(Map.of()));
        variables.put("contact", reading.contact().map(Variables::contact).orElse(Map.of()));
        variables.put("arrived", reading.arrival());
        return variables;
    }

    private static Map<String, Object> attachment(Attachment attachment) {
        return Map.of(
                "name",
                attachment.name(),
                "type",
                attachment.mediaType(),
                "bytes",
                attachment.bytes().orElse(0L));
    }

    private static Map<String, Object> contact(ContactFacts contact) {
        return Map.of(
                "vip",
                contact.vip(),
                "attributes",
                contact.attributes(),
                "labels",
                contact.labels().stream().map(Object::toString).toList(),
                "owner",
                contact.owner().map(AgentId::value).orElse(""),
                "organisation",
                contact.organisation().orElse(""),
                "language",
                contact.language().orElse(""),
                "open",
                contact.latest().map(ContactFacts.LatestTicket::open).orElse(false),
                "unanswered",
                contact.latest().map(it -> (long) it.unanswered()).orElse(0L));
    }
}
