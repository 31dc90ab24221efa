package io.muara.email.webhook;

/** One mail, raw and in the pieces that providers make of it. */
final class Mails {

    static final String HEADERS = """
            Received: from mail.example.org by mx.provider.example; Sat, 21 Nov 2026 01:00:01 +0000
            From: =?utf-8?Q?S=C3=A1ri?= <Sari@Example.org>
            To: support@muara.id
            Date: Sat, 21 Nov 2026 08:00:00 +0700
            Message-ID: <3@example.org>
            In-Reply-To: <2@muara.id>
            Subject: Re: Pesanan
             saya
            """.replace("\n", "\r\n");

    static final String TEXT = "Bukunya rusak, di caf\u00e9 juga.\r\n\r\nSalam";
    static final String HTML = "<p>Bukunya rusak, di caf\u00e9 juga.</p><p>Salam <img src=\"cid:foto\"></p>";
    static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 0, 13, 10, 26, 10};

    static final String RAW = HEADERS + """
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=utf-8

            Bukunya rusak, di caf\u00e9 juga.

            Salam
            --inner
            Content-Type: text/html; charset=utf-8

            <p>Bukunya rusak, di caf\u00e9 juga.</p>
            <p>Salam <img src="cid:foto"></p>
            --inner--
            --outer
            Content-Type: image/png; name="foto 1.png"
            Content-Disposition: inline; filename="foto 1.png"
            Content-ID: <foto>
            Content-Transfer-Encoding: base64

            iVBORwANChoK
            --outer--
            """.replace("\n", "\r\n");

    private Mails() {}
}
