package io.muara.email.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.OutboundMessage;
import io.muara.contracts.ReplyId;
import io.muara.contracts.Sender;
import io.muara.email.threading.ReplyMarks;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.IDN;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A reply as the mail that goes out. Its Message-ID is made from the reply's id, so that it is the same at every attempt. */
public final class Reply extends SMTPMessage {

    /** Names the installation that an automatic mail came from. */
    public static final String LOOP = "X-Muara-Loop";

    /** Ids are other people's words and go into our headers: what could break out of one does not go at all. */
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E&&[^<>]]{1,900}");

    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private static final int LONGEST_SUBJECT = 500;
    private static final int MOST_REFERENCES = 20;

    private final String messageId;
    private boolean handedOver;

    private Reply(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    public static Reply of(Session session, Author author, OutboundMessage message) throws MessagingException {
        var sender = address(author.address());
        var domain = sender.getAddress().substring(sender.getAddress().lastIndexOf('@') + 1);
        var mail = new Reply(session, message.id() + "@" + domain);
        mail.setFrom(sender);
        mail.setRecipient(Message.RecipientType.TO, address(recipient(message)));
        mail.setSubject(
                author.marks().subject(subject(message), message.ticketNumber(), LONGEST_SUBJECT), UTF_8.name());
        mail.setMarks(author.marks(), message.id());
        mail.setContent(author.body().of(message));
        mail.setSentDate(Date.from(message.writtenAt()));
        mail.setThread(message.answers());
        if (message.automatic()) {
            mail.markAsAutomatic(author.installation());
        }
        mail.saveChanges();
        return mail;
    }

    String messageId() {
        return messageId;
    }

    /** Whether the server has been given all of it: from then on nobody can tell from here what became of it. */
    boolean isHandedOver() {
        return handedOver;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + messageId + ">");
    }

    @Override
    public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException, MessagingException {
        super.writeTo(out, ignoredHeaders);
        handedOver = true;
    }

    /**
     * Reads every file of it once, so that whatever is wrong with them shows before the server hears of it.
     *
     * @return its size in bytes
     * @throws Weight.TooMuch when it is larger than that
     * @throws IOException when a file cannot be read
     */
    long weigh(long most) throws IOException, MessagingException {
        var weight = new Weight(most);
        super.writeTo(weight, null);
        return weight.bytes();
    }

    boolean isAutomatic() throws MessagingException {
        return getHeader(LOOP) != null;
    }

    /** So that no program answers it (RFC 3834). */
    private void markAsAutomatic(String installation) throws MessagingException {
        setHeader("Auto-Submitted", "auto-replied");
        setHeader("X-Auto-Response-Suppress", "All");
        setHeader(LOOP, installation);
    }

    private void setMarks(ReplyMarks marks, ReplyId reply) throws MessagingException {
        var answers = marks.replyTo(reply);
        if (answers.isPresent()) {
            setReplyTo(new Address[] {address(answers.get())});
        }
        var bounces = marks.bouncesTo(reply);
        if (bounces.isPresent()) {
            setEnvelopeFrom(address(bounces.get()).getAddress());
        }
    }

    /** Leaves bounces to the plain address, for a server that takes no mail from another; false when they go there already. */
    boolean giveUpBounceAddress() {
        var had = getEnvelopeFrom() != null;
        setEnvelopeFrom(null);
        return had;
    }

    /** Answers come nearest first; mail programs want the oldest first, and the nearest by itself. */
    private void setThread(List<String> answers) throws MessagingException {
        var known = answers.stream().filter(id -> ID.matcher(id).matches()).toList();
        if (known.isEmpty()) {
            return;
        }
        setHeader("In-Reply-To", "<" + known.getFirst() + ">");
        var references =
                oldestAndNearest(known.reversed()).map(id -> "<" + id + ">").toList();
        // One to a line: a line of a header must not be longer than 998 characters.
        setHeader("References", String.join("\r\n ", references));
    }

    private static Stream<String> oldestAndNearest(List<String> ids) {
        if (ids.size() <= MOST_REFERENCES) {
            return ids.stream();
        }
        var nearest = ids.subList(ids.size() - MOST_REFERENCES + 1, ids.size());
        return Stream.concat(Stream.of(ids.getFirst()), nearest.stream());
    }

    private static String subject(OutboundMessage message) {
        return UNSAFE.matcher(message.subject().orElse("")).replaceAll(" ").strip();
    }

    private static String recipient(OutboundMessage message) throws AddressException {
        return message.to().stream()
                .filter(identity -> identity.kind().equals("email"))
                .map(Sender.Identity::value)
                .findFirst()
                .orElseThrow(() -> new AddressException("no mail address is known of the customer"));
    }

    private static InternetAddress address(String text) throws AddressException {
        var at = text.lastIndexOf('@');
        if (at < 1 || UNSAFE.matcher(text).find()) {
            throw new AddressException("it is not an address");
        }
        var address = new InternetAddress(text.substring(0, at + 1) + domain(text.substring(at + 1)), true);
        if (address.getPersonal() != null || address.isGroup()) {
            throw new AddressException("it is more than an address");
        }
        return address;
    }

    private static String domain(String written) throws AddressException {
        try {
            return IDN.toASCII(written);
        } catch (IllegalArgumentException _) {
            throw new AddressException("its domain cannot exist");
        }
    }
}
