package io.muara.benchmarks;

import io.muara.contracts.ChannelId;
import io.muara.contracts.Content;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Chats of some fifty words to be routed. */
final class Messages {

    static final String SAID =
            "Selamat siang kak, saya mau tanya soal pesanan INV-20261128 yang saya bayar minggu lalu lewat transfer bank. "
                    + "Sampai sekarang barangnya belum sampai juga dan nomor resinya tidak bisa dilacak. Tolong dibantu cek ya, "
                    + "karena barang itu mau saya pakai untuk hadiah ulang tahun hari Sabtu. Kalau memang tidak bisa dikirim, "
                    + "saya minta uang kembali. Terima kasih banyak.";

    private static final ChannelId CHANNEL = new ChannelId("whatsapp");
    private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");

    private Messages() {}

    static InboundMessage saying(String text, String contact, String providerId) {
        return saying(text, contact, providerId, NOW);
    }

    static InboundMessage saying(String text, String contact, String providerId, Instant at) {
        return new InboundMessage(
                MessageId.of(CHANNEL, "demo", providerId, Content.MESSAGE),
                new ConversationKey(CHANNEL, "demo", contact),
                new Sender(Optional.of("Sari"), List.of(Sender.Identity.of("phone", contact))),
                Optional.empty(),
                new Content.Text(text),
                List.of(),
                Threading.continuous(),
                new Provenance(
                        providerId,
                        Provenance.Direction.INBOUND,
                        at,
                        at,
                        Provenance.Original.json("{\"id\":\"%s\"}".formatted(providerId))),
                Optional.empty());
    }
}
