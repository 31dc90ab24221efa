package io.muara.email;

import io.muara.contracts.Content;
import io.muara.contracts.Mail;
import io.muara.email.quotation.WrittenText;
import io.muara.email.reading.ReadMail;
import io.muara.email.report.DeliveryNotice;
import io.muara.email.threading.MarksRead;
import io.muara.email.trust.Addressees;
import io.muara.email.trust.AutomaticMail;
import io.muara.email.trust.Disguise;
import io.muara.email.trust.SenderAuthentication;
import io.muara.email.trust.SenderCheck;
import java.util.List;
import java.util.Optional;

/**
 * What is thought of a mail that was read. Pure.
 *
 * @param notice present when it tells about a reply of ours, and is no message then
 */
record Judgement(Mail mail, Content content, MarksRead marks, Optional<DeliveryNotice> notice) {

    /** @param checks what was told of the sender beside the mail; our own mail server's word counts where there are none */
    static Judgement of(ReadMail read, Ours ours, List<SenderCheck> checks) {
        var mail = read.mail();
        var judged = mail.judged(
                AutomaticMail.verdict(read, ours.addresses(), ours.installation()),
                SenderAuthentication.verdict(read, checks).or(() -> ours.authenticationServer()
                        .flatMap(server -> SenderAuthentication.verdict(read, server))),
                mail.from().stream().flatMap(from -> Disguise.of(from).stream()).findFirst(),
                Optional.of(Addressees.include(mail, ours.addresses())),
                KeptHeaders.of(read.headers(), ours.headers()));
        var marks = MarksRead.in(read, ours.addresses(), ours.seal());
        return new Judgement(judged, content(read), marks, DeliveryNotice.in(read, marks.reply()));
    }

    /** What is encrypted says nothing to us; a person must see that somebody wrote, and may be able to open it. */
    private static Content content(ReadMail read) {
        var encryption = read.mail().protection().filter(Mail.Protection::isEncrypted);
        return encryption.isPresent() && read.text().isBlank()
                ? new Content.Unsupported(
                        encryption.get().id(), "the mail is encrypted; what it says is in the attached files")
                : new Content.Text(read.text(), WrittenText.of(read));
    }
}
