package io.muara.email.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.Mail;
import io.muara.contracts.Wire;
import io.muara.email.FetchedMail;
import io.muara.email.InboundMail;
import io.muara.email.MailOutcome;
import io.muara.email.Ours;
import io.muara.email.quotation.WrittenText;
import io.muara.email.reading.FuzzedReading;
import io.muara.email.reading.HtmlText;
import io.muara.email.reading.MailHeaders;
import io.muara.email.reading.ReadMail;
import io.muara.email.threading.Marks;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What strangers' bytes are given to, and what must be true of the result whatever they are. */
enum Target {
    MAIL {
        @Override
        void read(byte[] data) {
            var outcome = READER.read(new FetchedMail(data, Optional.empty(), Instant.EPOCH));
            switch (outcome) {
                case MailOutcome.Message(var message) -> {
                    var bytes = Wire.bytes(message);
                    mustBe(Wire.read(bytes, InboundMessage.class).equals(message), "a message survives the journey");
                    message.subject().ifPresent(Target::mustBeStorable);
                }
                case MailOutcome.Report(var report) -> report.reason().ifPresent(Target::mustBeStorable);
                case MailOutcome.Quarantine(var quarantined) -> {
                    var reason = quarantined.reason();
                    mustBe(!reason.contains("cannot be judged"), reason);
                    // The parser's own limits come as exceptions of that name.
                    mustBe(!reason.contains("cannot be read") || reason.contains("Limit"), reason);
                }
            }
        }
    },
    ADDRESSES {
        @Override
        void read(byte[] data) {
            for (var address : FuzzedReading.addresses(data)) {
                mustBeStorable(address.address());
                address.name().ifPresent(Target::mustBeStorable);
            }
        }
    },
    HEADER {
        @Override
        void read(byte[] data) {
            mustBe(!FuzzedReading.header(data).isEmpty(), "a header is read");
        }
    },
    QUOTES {
        @Override
        void read(byte[] data) {
            var text = new String(data, UTF_8);
            var html = text.startsWith("<") ? Optional.of(text) : Optional.<String>empty();
            var shown = html.map(HtmlText::of).orElse(text);
            WrittenText.of(mail(shown, html))
                    .ifPresent(written -> mustBe(!written.isBlank(), "what is left of a mail is not nothing"));
        }
    },
    HTML {
        @Override
        void read(byte[] data) {
            mustBeStorable(HtmlText.of(new String(data, UTF_8)));
        }
    },
    WINMAIL {
        @Override
        void read(byte[] data) {
            FuzzedReading.winmail(data).forEach(Target::mustBeStorable);
        }
    };

    private static final Ours OURS = new Ours(
            Set.of("support@toko.example"),
            Optional.of("mx.toko.example"),
            "toko.example",
            Optional.of(Marks.seal()),
            Ours.UNKNOWN.headers());
    private static final InboundMail READER = new InboundMail("support", OURS, _ -> Optional.empty());

    abstract void read(byte[] data);

    /** The folder of its seeds. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static ReadMail mail(String text, Optional<String> html) {
        var none = List.<Mail.Address>of();
        var facts = new Mail(
                none, none, none, none, "1@x.id", List.of(), List.of(), Optional.empty(), html, Optional.empty());
        return new ReadMail(Optional.empty(), Optional.empty(), text, facts, List.of(), new MailHeaders(List.of()));
    }

    private static void mustBeStorable(String text) {
        mustBe(text.indexOf('\0') < 0, "stores refuse NUL");
        mustBe(new String(text.getBytes(UTF_8), UTF_8).equals(text), "halves of characters are gone");
    }

    private static void mustBe(boolean fact, String what) {
        if (!fact) {
            throw new AssertionError(what);
        }
    }
}
