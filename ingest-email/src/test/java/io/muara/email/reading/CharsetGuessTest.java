package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetGuessTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            windows-1252 | Die Lieferung ist beschädigt, bitte tauschen Sie das Gerät möglichst schnell. Schöne Grüße
            windows-1252 | Le colis est arrivé cassé, pourriez-vous m’en envoyer un autre dès que possible ? À bientôt
            windows-1252 | Señores, el año pasado compré aquí una máquina que ya no funciona. ¿Qué puedo hacer mañana?
            windows-1252 | Encomendei três peças e só recebi uma. Não é a primeira vez, e a situação já não é aceitável.
            windows-1252 | Hei, jeg har ikke fått varene ennå. Når får jeg vite når de sendes? På forhånd takk, Åse Bjørk
            windows-1252 | Hej, jag väntar på mitt paket sedan två veckor. Är det något fel på adressen? Hälsningar från Malmö
            windows-1252 | Hei, tilaukseni ei ole vielä tullut perille. Missä se on? Ystävällisin terveisin Päivi Hämäläinen
            windows-1254 | Merhaba, siparişim hâlâ gelmedi. Kargo şirketi bugün de aramadı, lütfen yardımcı olur musunuz?
            ISO-8859-9 | Ürün kırık çıktı, değiştirmek istiyorum. Teşekkürler, iyi günler, Gülşen Yıldız
            windows-1250 | Dzień dobry, paczka jeszcze nie dotarła. Proszę o informację, kiedy będzie wysłana. Pozdrawiam, Łukasz
            ISO-8859-2 | Zamówienie przyszło uszkodzone, chciałbym je zwrócić. Gdzie mam wysłać paczkę? Dziękuję, Małgorzata
            windows-1250 | Dobrý den, zásilka ještě nepřišla. Můžete mi prosím říct, kdy bude doručena? Děkuji, Jiří Dvořák
            ISO-8859-2 | Objednávka přišla poškozená, žádám o výměnu. S pozdravem Lukáš Šťastný
            windows-1250 | Jó napot, a csomag még nem érkezett meg. Mikor várhatom? Köszönöm szépen, Szőke Gyöngyvér
            ISO-8859-2 | A készülék elromlott, szeretném kicserélni. Előre is köszönöm a gyors segítséget, Tűző Örs
            windows-1250 | Bună ziua, coletul nu a ajuns încă. Când îl voi primi? Mulţumesc, Ştefan
            windows-1250 | Poštovani, paket još nije stigao. Možete li mi reći kada će biti isporučen? Željko Ćosić
            windows-1251 | Здравствуйте, мой заказ ещё не пришёл. Подскажите, пожалуйста, когда его доставят?
            KOI8-R | Здравствуйте, мой заказ ещё не пришёл. Подскажите, пожалуйста, когда его доставят?
            ISO-8859-5 | Здравствуйте, мой заказ ещё не пришёл. Подскажите, пожалуйста, когда его доставят?
            windows-1251 | Добрий день, моє замовлення ще не прийшло. Підкажіть, будь ласка, коли його доставлять?
            KOI8-U | Добрий день, моє замовлення ще не прийшло. Підкажіть, будь ласка, коли його доставлять?
            windows-1251 | Добър ден, поръчката ми още не е пристигнала. Кога ще бъде доставена? Благодаря
            windows-1253 | Καλημέρα, το δέμα μου δεν έχει έρθει ακόμα. Πότε θα το παραλάβω; Άννα
            ISO-8859-7 | Καλημέρα, το δέμα μου δεν έχει έρθει ακόμα. Πότε θα το παραλάβω; Άννα
            windows-1255 | שלום, ההזמנה שלי עדיין לא הגיעה. מתי היא תגיע? תודה
            ISO-8859-8 | שלום, ההזמנה שלי עדיין לא הגיעה. מתי היא תגיע? תודה
            windows-1256 | مرحبا، لم يصل طلبي بعد. متى سيصل؟ شكرا لكم
            ISO-8859-6 | مرحبا، لم يصل طلبي بعد. متى سيصل؟ شكرا لكم
            TIS-620 | สวัสดีครับ สินค้าที่สั่งซื้อยังไม่ได้รับ กรุณาตรวจสอบให้ด้วย ขอบคุณครับ
            GB18030 | 您好，我上周订的货还没有收到，请问什么时候可以送到？谢谢
            GB18030 | 商品坏了，我要退款。
            Big5 | 您好，我上週訂的貨還沒有收到，請問什麼時候可以送到？謝謝
            Big5 | 商品壞了，我要退款。
            Shift_JIS | お世話になっております。先週注文した商品がまだ届いていません。ご確認をお願いします。
            EUC-JP | お世話になっております。先週注文した商品がまだ届いていません。ご確認をお願いします。
            ISO-2022-JP | お世話になっております。先週注文した商品がまだ届いていません。ご確認をお願いします。
            EUC-KR | 안녕하세요. 지난주에 주문한 상품이 아직 도착하지 않았습니다. 확인 부탁드립니다.
            ISO-2022-KR | 안녕하세요. 지난주에 주문한 상품이 아직 도착하지 않았습니다. 확인 부탁드립니다.
            """)
    void what_no_label_explains_is_read_as_it_makes_sense(String charset, String text) {
        var bytes = text.getBytes(Charset.forName(charset));

        assertThat(Charsets.decode(bytes, "")).isEqualTo(text);
        assertThat(Charsets.decode(bytes, "us-ascii")).isEqualTo(text);
        if (!charset.startsWith("ISO-2022")) {
            assertThat(Charsets.decode(bytes, "utf-8")).isEqualTo(text);
        }
    }

    /** Programs that know of no other charset call everything by the one they know. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            windows-1251 | Здравствуйте, мой заказ ещё не пришёл
            KOI8-R | Здравствуйте, мой заказ ещё не пришёл
            windows-1253 | Καλημέρα, το δέμα μου δεν έχει έρθει ακόμα
            windows-1255 | שלום, ההזמנה שלי עדיין לא הגיעה
            windows-1256 | مرحبا، لم يصل طلبي بعد. متى سيصل
            TIS-620 | สวัสดีครับ สินค้าที่สั่งซื้อยังไม่ได้รับ
            GB18030 | 您好，我上周订的货还没有收到
            Big5 | 您好，我上週訂的貨還沒有收到
            Shift_JIS | お世話になっております。先週注文した商品がまだ届いていません。
            ISO-2022-JP | お世話になっております。
            EUC-KR | 안녕하세요. 지난주에 주문한 상품이 아직 도착하지 않았습니다.
            """)
    void what_is_called_latin_and_cannot_be_is_read_as_it_makes_sense(String charset, String text) {
        assertThat(Charsets.decode(text.getBytes(Charset.forName(charset)), "iso-8859-1"))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Größenänderung übermäßig überflüssig",
                "Où êtes-vous allés cet été ? À bientôt, Zoé",
                "CAFÉ DÉJÀ VU, ÜBERGRÖSSE, SMØRREBRØD",
                "«Señor» – ½ kg à 5 €, 20 °C, © ®"
            })
    void what_may_well_be_latin_is_left_alone(String text) {
        assertThat(Charsets.decode(text.getBytes(Charset.forName("windows-1252")), "iso-8859-1"))
                .isEqualTo(text);
    }

    @Test
    void names_alone_are_enough_where_they_are_long_or_of_the_west() {
        var names = Map.of(
                "windows-1252", List.of("Müller", "café", "José Núñez", "Frösche", "Çelik", "Søren", "€ 5"),
                "windows-1251", List.of("Привет", "Вопрос о доставке"),
                "KOI8-R", List.of("Привет", "Вопрос о доставке"),
                "windows-1253", List.of("Παραγγελία"),
                "windows-1250", List.of("Dvořáková", "Zamówienie i płatność"),
                "Shift_JIS", List.of("お問い合わせ"),
                "GB18030", List.of("您好，请问"),
                "EUC-KR", List.of("주문 확인"));

        names.forEach((charset, written) ->
                written.forEach(name -> assertThat(Charsets.guess(name.getBytes(Charset.forName(charset))))
                        .isEqualTo(name)));
    }

    @Test
    void utf_8_that_is_called_something_else_is_utf_8() {
        var bytes = "Grüße aus Köln".getBytes(UTF_8);

        assertThat(Charsets.decode(bytes, "iso-8859-1")).isEqualTo("Grüße aus Köln");
    }

    @Test
    void a_label_that_is_wrong_gives_way_only_to_what_has_no_mistake() {
        var japanese = "お世話になっております".getBytes(Charset.forName("Shift_JIS"));
        var torn = "caf\u00C3\u00A9 \u00E9".getBytes(ISO_8859_1);

        assertThat(Charsets.decode(japanese, "euc-jp")).isEqualTo("お世話になっております");
        assertThat(Charsets.decode(torn, "utf-8")).isEqualTo("café \uFFFD");
    }
}
