package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Mails of 2 to 10 KB as customers write them: half of them text alone, half with the same once more as HTML. */
final class BenchMails {

    private static final int SMALLEST = 2_000;
    private static final int LARGEST = 10_000;
    private static final List<String> WORDS = List.of(
            "pesanan",
            "saya",
            "belum",
            "sampai",
            "sudah",
            "lima",
            "hari",
            "mohon",
            "dicek",
            "terima",
            "kasih",
            "nomor",
            "resi",
            "tidak",
            "ditemukan",
            "kurir",
            "alamat",
            "barang",
            "rusak",
            "invoice",
            "charged",
            "twice",
            "please",
            "refund",
            "the",
            "order");

    private final Random random = new Random(2_025);

    /** The same ones every time. */
    static List<byte[]> some(int count) {
        var mails = new BenchMails();
        return IntStream.range(0, count).mapToObj(mails::mail).toList();
    }

    private byte[] mail(int number) {
        var size = random.nextInt(SMALLEST, LARGEST);
        var head = """
                Return-Path: <customer%1$d@example.org>
                Received: from mx.example.org (mx.example.org [192.0.2.7]) by mail.example.com; Sat, 21 Nov 2026 08:00:01 +0700
                From: =?utf-8?q?Sari_Wulandari?= <customer%1$d@example.org>
                To: support@example.com
                Subject: =?utf-8?q?Pesanan_%1$d_belum_sampai?=
                Date: Sat, 21 Nov 2026 08:00:00 +0700
                Message-ID: <%1$d.bench@example.org>
                MIME-Version: 1.0
                """.formatted(number);
        return (head + (number % 2 == 0 ? plain(size) : alternative(size)))
                .replace("\n", "\r\n")
                .getBytes(UTF_8);
    }

    private String plain(int size) {
        return "Content-Type: text/plain; charset=utf-8\n\n" + text(size);
    }

    private String alternative(int size) {
        return """
                Content-Type: multipart/alternative; boundary="=_b"

                --=_b
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                %s
                --=_b
                Content-Type: text/html; charset=utf-8

                <html><body><p>%s</p></body></html>
                --=_b--
                """.formatted(text(size / 2), text(size / 2).replace("\n", "<br>\n"));
    }

    private String text(int size) {
        var text = new StringBuilder();
        var line = 0;
        while (text.length() < size) {
            var word = WORDS.get(random.nextInt(WORDS.size()));
            text.append(word).append(line > 60 ? '\n' : ' ');
            line = line > 60 ? 0 : line + word.length() + 1;
        }
        return text.toString();
    }
}
