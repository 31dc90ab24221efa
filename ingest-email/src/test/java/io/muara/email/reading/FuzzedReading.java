package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.muara.contracts.Mail.Address;
import io.muara.ingest.reading.Clean;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What no other folder may call, for those that try to break it. */
public final class FuzzedReading {

    private FuzzedReading() {}

    public static List<Address> addresses(byte[] header) {
        return Addresses.parse(new String(header, ISO_8859_1), "");
    }

    /** Everything that a header is read by. */
    public static List<Object> header(byte[] header) {
        var value = new String(header, ISO_8859_1);
        return List.of(
                EncodedWords.decode(value, ""),
                Parameters.parse(value).value(),
                MessageIds.in(value),
                Dates.parse(value),
                MailHeaders.blocks(header));
    }

    /** All texts of a {@code winmail.dat}, and of the same bytes as RTF. */
    public static List<String> winmail(byte[] file) {
        var rtf = Stream.of(Rtf.read(new String(file, ISO_8859_1)).text()).map(Clean::text);
        var packed = Tnef.unpacked(file).stream()
                .flatMap(content -> Stream.of(content.text(), content.html()))
                .flatMap(Optional::stream);
        return Stream.concat(rtf, packed).toList();
    }
}
