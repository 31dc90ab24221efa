package io.muara.email.quotation;

/**
 * The words that mail programs put around what they quote. Several that mean the same are separated by bars.
 */
enum Language {
    ENGLISH(
            "From",
            "Sent|Date",
            "To",
            "Subject",
            "wrote|writes",
            "Original Message|Original Appointment",
            "Forwarded message|Begin forwarded message",
            "Sent from|Get Outlook for|Sent with Proton Mail|Sent using Zoho"),
    INDONESIAN(
            "Dari",
            "Dikirim|Terkirim|Tanggal",
            "Kepada|Ke|Untuk",
            "Subjek|Perihal|Judul",
            "menulis|berkata",
            "Pesan Asli",
            "Pesan terusan|Pesan yang diteruskan|Pesan diteruskan|Mulai pesan terusan",
            "Dikirim dari|Dapatkan Outlook untuk"),
    MALAY(
            "Daripada",
            "Dihantar|Tarikh",
            "Kepada|Ke",
            "Subjek|Perkara",
            "menulis",
            "Mesej Asal",
            "Mesej yang dimajukan",
            "Dihantar daripada|Dapatkan Outlook untuk"),
    GERMAN(
            "Von",
            "Gesendet|Datum",
            "An",
            "Betreff",
            "schrieb",
            "Ursprüngliche Nachricht|Original-Nachricht",
            "Weitergeleitete Nachricht|Anfang der weitergeleiteten Nachricht",
            "Von meinem|Gesendet von|Gesendet mit|Outlook für"),
    FRENCH(
            "De",
            "Envoyé|Date",
            "À|A|Pour",
            "Objet|Sujet",
            "a écrit",
            "Message d'origine|Message original",
            "Message transféré|Message transmis|Début du message transféré|Début du message réexpédié",
            "Envoyé de mon|Envoyé depuis|Envoyé à partir|Obtenez Outlook pour|Télécharger Outlook pour"),
    SPANISH(
            "De",
            "Enviado|Enviado el|Fecha",
            "Para",
            "Asunto",
            "escribió",
            "Mensaje original",
            "Mensaje reenviado|Inicio del mensaje reenviado",
            "Enviado desde|Enviado con|Obtener Outlook para"),
    PORTUGUESE(
            "De",
            "Enviado|Enviada em|Enviado em|Data",
            "Para",
            "Assunto",
            "escreveu",
            "Mensagem original",
            "Mensagem encaminhada|Mensagem reencaminhada|Início da mensagem encaminhada",
            "Enviado do meu|Enviado a partir|Enviado com|Obter o Outlook para"),
    ITALIAN(
            "Da",
            "Inviato|Data",
            "A",
            "Oggetto",
            "ha scritto|scrive",
            "Messaggio originale",
            "Messaggio inoltrato|Inizio messaggio inoltrato",
            "Inviato da|Scarica Outlook per|Ottieni Outlook per"),
    DUTCH(
            "Van",
            "Verzonden|Datum",
            "Aan",
            "Onderwerp",
            "schreef|het volgende geschreven",
            "Oorspronkelijk bericht",
            "Doorgestuurd bericht|Begin doorgestuurd bericht",
            "Verstuurd vanaf|Verzonden vanaf|Verzonden met|Outlook voor"),
    SWEDISH(
            "Från",
            "Skickat|Datum",
            "Till",
            "Ämne",
            "skrev",
            "Ursprungligt meddelande",
            "Vidarebefordrat meddelande|Vidarebefordrat brev",
            "Skickat från|Skaffa Outlook för|Hämta Outlook för"),
    DANISH(
            "Fra",
            "Sendt|Dato",
            "Til",
            "Emne",
            "skrev",
            "Oprindelig meddelelse",
            "Videresendt meddelelse|Start på videresendt besked",
            "Sendt fra|Få Outlook til|Hent Outlook til"),
    NORWEGIAN(
            "Fra",
            "Sendt|Dato",
            "Til",
            "Emne",
            "skrev",
            "Opprinnelig melding",
            "Videresendt melding|Start på videresendt melding",
            "Sendt fra|Skaff deg Outlook for|Få Outlook for"),
    FINNISH(
            "Lähettäjä",
            "Lähetetty|Päiväys|Päivämäärä",
            "Vastaanottaja",
            "Aihe",
            "kirjoitti",
            "Alkuperäinen viesti",
            "Edelleenlähetetty viesti|Välitetty viesti",
            "Lähetetty|Hanki Outlook"),
    POLISH(
            "Od",
            "Wysłano|Data",
            "Do",
            "Temat",
            "napisał|napisała|napisał(a)|pisze",
            "Oryginalna wiadomość|Wiadomość oryginalna",
            "Przekazana wiadomość|Wiadomość przekazana dalej",
            "Wysłane z|Wysłano z|Pobierz aplikację Outlook"),
    CZECH(
            "Od",
            "Odesláno|Datum",
            "Komu",
            "Předmět",
            "napsal|napsala|napsal(a)",
            "Původní zpráva",
            "Přeposlaná zpráva|Začátek přeposlané zprávy",
            "Odesláno z|Získat Outlook pro"),
    SLOVAK(
            "Od",
            "Odoslané|Dátum",
            "Komu",
            "Predmet",
            "napísal|napísala|napísal(a)",
            "Pôvodná správa",
            "Preposlaná správa",
            "Odoslané z|Získať Outlook pre"),
    HUNGARIAN(
            "Feladó",
            "Elküldve|Dátum",
            "Címzett",
            "Tárgy",
            "ezt írta|írta",
            "Eredeti üzenet",
            "Továbbított üzenet",
            "Elküldve|Az Outlook beszerzése"),
    ROMANIAN(
            "De la",
            "Trimis|Data",
            "Către",
            "Subiect",
            "a scris",
            "Mesaj original",
            "Mesaj redirecționat",
            "Trimis de pe|Trimis din|Obțineți Outlook pentru"),
    TURKISH(
            "Kimden|Gönderen",
            "Gönderildi|Gönderme Tarihi|Tarih",
            "Kime|Alıcı",
            "Konu",
            "şunu yazdı|şunları yazdı|yazdı",
            "Özgün İleti|Orijinal Mesaj",
            "İletilen ileti|Yönlendirilmiş ileti",
            "iPhone'umdan gönderildi|Outlook'u edinin"),
    RUSSIAN(
            "От|От кого",
            "Отправлено|Дата",
            "Кому",
            "Тема",
            "пишет|написал|написала|написал(а)",
            "Исходное сообщение|Оригинальное сообщение",
            "Пересылаемое сообщение|Пересланное сообщение",
            "Отправлено с|Отправлено из"),
    UKRAINIAN(
            "Від|Від кого",
            "Надіслано|Дата",
            "Кому",
            "Тема",
            "пише|написав|написала|написав(ла)",
            "Оригінальне повідомлення|Вихідне повідомлення",
            "Переслане повідомлення",
            "Надіслано з|Відправлено з"),
    GREEK(
            "Από",
            "Στάλθηκε|Ημερομηνία",
            "Προς",
            "Θέμα",
            "έγραψε",
            "Αρχικό μήνυμα",
            "Προωθημένο μήνυμα",
            "Στάλθηκε από|Λήψη του Outlook"),
    VIETNAMESE(
            "Từ",
            "Đã gửi|Ngày|Gửi",
            "Đến|Tới",
            "Chủ đề",
            "đã viết",
            "Thư gốc|Tin nhắn gốc",
            "Thư đã chuyển tiếp|Thư được chuyển tiếp",
            "Đã gửi từ|Được gửi từ|Tải Outlook cho"),
    THAI(
            "จาก",
            "ส่ง|วันที่",
            "ถึง",
            "หัวเรื่อง|เรื่อง",
            "เขียนว่า|เขียน",
            "ข้อความต้นฉบับ|ข้อความเดิม",
            "ข้อความที่ส่งต่อ",
            "ส่งจาก|รับ Outlook สำหรับ"),
    CHINESE(
            "发件人|寄件者|寄件人",
            "发送时间|日期|寄件日期|傳送日期",
            "收件人|收件者",
            "主题|主旨|主題",
            "写道|寫道|编写|写",
            "原始邮件|邮件原件|原始郵件",
            "转发的邮件|转发邮件|轉寄郵件|轉寄的郵件",
            "发自我的|發自我的|發送自|发送自|從我的 iPhone 傳送|获取 Outlook"),
    JAPANESE(
            "差出人|送信者|From",
            "送信日時|日付|日時",
            "宛先|To",
            "件名",
            "のメール|書きました|wrote",
            "元のメッセージ|オリジナルメッセージ",
            "転送メッセージ|転送されたメッセージ|転送されたメール",
            "iPhoneから送信|iPadから送信|Outlook for iOS を入手"),
    KOREAN(
            "보낸 사람|발신",
            "보낸 날짜|날짜|보낸 시간",
            "받는 사람|수신",
            "제목",
            "작성|썼습니다|작성했습니다",
            "원본 메시지|원본 메일",
            "전달된 메시지|전달된 메일",
            "나의 iPhone에서 보냄|내 iPhone에서 보냄|iOS용 Outlook"),
    ARABIC(
            "من",
            "تم الإرسال|التاريخ|تاريخ الإرسال",
            "إلى",
            "الموضوع",
            "كتب|كتبت",
            "الرسالة الأصلية",
            "رسالة معاد توجيهها|الرسالة المُعاد توجيهها",
            "أُرسلت من|تم الإرسال من|مرسل من"),
    HEBREW(
            "מאת",
            "נשלח|תאריך",
            "אל",
            "נושא",
            "כתב|כתבה|כתב/ה|מאת",
            "הודעה מקורית|ההודעה המקורית",
            "הודעה שהועברה",
            "נשלח מה|נשלח מ");

    /** Before the author of what is quoted. */
    final String from;
    /** Before the time when it was sent. */
    final String sent;

    final String to;
    final String subject;
    /** Behind the name of its author: "… wrote:". */
    final String wrote;
    /** Between dashes above what is answered. */
    final String original;
    /** Between dashes above what is passed on. */
    final String forwarded;
    /** At the beginning of what apps put below every mail. */
    final String sentFrom;

    Language(
            String from,
            String sent,
            String to,
            String subject,
            String wrote,
            String original,
            String forwarded,
            String sentFrom) {
        this.from = from;
        this.sent = sent;
        this.to = to;
        this.subject = subject;
        this.wrote = wrote;
        this.original = original;
        this.forwarded = forwarded;
        this.sentFrom = sentFrom;
    }
}
