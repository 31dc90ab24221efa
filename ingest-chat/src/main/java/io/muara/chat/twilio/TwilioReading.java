package io.muara.chat.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.ChannelId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Direction;
import io.muara.contracts.Provenance.Original;
import io.muara.contracts.Threading;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.Aside;
import io.muara.ingest.reading.Form;
import io.muara.ingest.reading.UnreadableElement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one form post means: a message, what became of one of ours, or a part of a phone call. Pure. */
final class TwilioReading {

    static final ChannelId ID = new ChannelId("twilio");

    /** Not Twilio's: the time that its list tells of a message, which its calls do not. */
    static final String LISTED = "MuaraDateSent";

    static final String FORM = "application/x-www-form-urlencoded";

    private final String account;
    private final Optional<String> accountSid;
    private final Aside aside;

    /** @param accountSid whose calls these must be; empty for whoever's */
    TwilioReading(String account, Optional<String> accountSid) {
        this.account = account;
        this.accountSid = accountSid;
        this.aside = new Aside(ID, account);
    }

    Arrived read(byte[] body, Instant receivedAt) {
        try {
            return read(Form.of(body), body, receivedAt);
        } catch (UnreadableElement e) {
            return aside.of(FORM, body, e.reason());
        }
    }

    private Arrived read(Form form, byte[] body, Instant receivedAt) {
        requireOurs(form);
        if (form.value("Direction").filter("outbound-dial"::equals).isPresent()) {
            // Whoever it was put through to: the call itself tells of it.
            return new Arrived.Ignored("call_leg");
        }
        if (form.value("CallSid").isPresent()) {
            return new TwilioCall(account).part(form, body, receivedAt);
        }
        var status = form.value("MessageStatus");
        if (status.isPresent() && !status.get().equals("received")) {
            return report(form, status.get(), receivedAt);
        }
        return new Arrived.Message(message(form, body, receivedAt));
    }

    private InboundMessage message(Form form, byte[] body, Instant receivedAt) {
        var sid = form.value("MessageSid")
                .or(() -> form.value("SmsSid"))
                .orElseThrow(() -> new UnreadableElement("it is not a message, a status or a call of Twilio's"));
        var content = TwilioContent.of(form);
        var from =
                form.value("From").orElseThrow(() -> new UnreadableElement("a message that does not say who wrote it"));
        return new InboundMessage(
                MessageId.of(ID, account, sid, content.event()),
                new ConversationKey(ID, account, from),
                TwilioSender.of(form, from),
                form.value("ReferralHeadline").or(() -> form.value("ReferralBody")),
                content,
                TwilioContent.media(form),
                form.value("OriginalRepliedMessageSid")
                        .map(answered -> new Threading(Threading.Style.CONTINUOUS, List.of(answered)))
                        .orElseGet(Threading::continuous),
                // Twilio's calls do not tell when it was written.
                new Provenance(
                        sid,
                        Direction.INBOUND,
                        form.value(LISTED).flatMap(TwilioTime::of).orElse(receivedAt),
                        receivedAt,
                        new Original(FORM, Optional.of(new String(body, UTF_8)), Optional.empty()),
                        Optional.of(TwilioSender.medium(from)),
                        isTrue(form, "Forwarded") || isTrue(form, "FrequentlyForwarded")),
                Optional.empty());
    }

    private Arrived report(Form form, String status, Instant receivedAt) {
        var sid = form.value("MessageSid")
                .orElseThrow(() -> new UnreadableElement("a status that does not say of which message"));
        var to = form.value("To").orElseThrow(() -> new UnreadableElement("a status that does not say whose message"));
        var means = TwilioStatus.of(form.value("EventType")
                .filter("READ"::equals)
                .map(read -> "read")
                .orElse(status));
        return means.<Arrived>map(known -> new Arrived.Report(new DeliveryReport(
                        MessageId.of(ID, account, sid, "status-" + known.id()),
                        new ConversationKey(ID, account, to),
                        Optional.empty(),
                        Optional.of(sid),
                        known,
                        form.value("ErrorCode").map(TwilioErrors::inWords),
                        receivedAt)))
                .orElseGet(() -> new Arrived.Ignored("status"));
    }

    /** Twilio signs with the account's token, and accounts of the same owner may share one. */
    private void requireOurs(Form form) {
        if (accountSid.isPresent() && !form.value("AccountSid").equals(accountSid)) {
            throw new UnreadableElement("it is not about this account's AccountSid");
        }
    }

    private static boolean isTrue(Form form, String name) {
        return form.value(name).filter("true"::equals).isPresent();
    }
}
