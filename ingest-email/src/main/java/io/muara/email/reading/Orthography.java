package io.muara.email.reading;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How often a language, or some that are written alike, writes which characters that ASCII does not have. Enough to tell in which of
 * many charsets bytes make sense; not to tell languages.
 */
final class Orthography {

    /** Of thousands of ideographs that are not in the list. */
    private static final double RARE = Math.log(4e-5);

    private static final double FOREIGN = Math.log(1e-6);
    private static final double CAPITAL = 0.08;

    static final List<Orthography> ALL = List.of(
            new Orthography("éèàêçôùîâûëïœÿ", 0.7, Kind.LATIN, "windows-1252"),
            new Orthography("üäößéàè", 0.75, Kind.LATIN, "windows-1252"),
            new Orthography("óíãçáéñúêõàâôèìòü", 0.85, Kind.LATIN, "windows-1252"),
            new Orthography("åäøöæéü", 0.75, Kind.LATIN, "windows-1252"),
            new Orthography("áíðéæöþúóý", 0.85, Kind.LATIN, "windows-1252"),
            new Orthography("ıüşçğöİâîû", 0.75, Kind.LATIN, "windows-1254"),
            new Orthography("łóęążśćńź", 0.85, Kind.LATIN, "windows-1250", "ISO-8859-2"),
            new Orthography("íáéěřýščžůúťďňóľĺôŕä", 0.87, Kind.LATIN, "windows-1250", "ISO-8859-2"),
            new Orthography("áéöóőüíűú", 0.75, Kind.LATIN, "windows-1250", "ISO-8859-2"),
            new Orthography("čšžćđ", 0.8, Kind.LATIN, "windows-1250", "ISO-8859-2"),
            new Orthography("ăîâşţ", 0.8, Kind.LATIN, "windows-1250", "ISO-8859-2"),
            new Orthography(
                    "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", 0.92, Kind.ALPHABET, "windows-1251", "KOI8-R", "ISO-8859-5"),
            new Orthography(
                    "оаниіврестлкудмпязьбгчхйжцшюїєщфґ", 0.92, Kind.ALPHABET, "windows-1251", "KOI8-U", "ISO-8859-5"),
            new Orthography("аоиетнрсвлкдпмзгяъубчйжщцшхфюь", 0.92, Kind.ALPHABET, "windows-1251"),
            new Orthography("αοιτεσνηρυπκμλςάίόέδωγήύχθφώβξζψϊϋ", 0.93, Kind.ALPHABET, "windows-1253", "ISO-8859-7"),
            new Orthography("יוהלאתרבשמנכעדחקםפצגטןזסךףץ", 0.93, Kind.ALPHABET, "windows-1255"),
            new Orthography("اليمنوترةبدسعحفقكهجشطأصخضغذثىزئظءإآؤ", 0.93, Kind.ALPHABET, "windows-1256", "ISO-8859-6"),
            new Orthography("าน่ร้อกเงัมวีลยดิสทตะคบปห์หไแจพุื็ชขใูผโำถธศซณญ", 0.95, Kind.ALPHABET, "x-windows-874"),
            new Orthography(
                    "的，。一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如"
                            + "都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高"
                            + "间由问很最重并物手应向头文体政美相见被利什二等产或新己制身果加西月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名"
                            + "真论处走义各入几口认条平系气题活更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便"
                            + "您请谢订单货款付退邮户服客送物流费价格商品购买",
                    0.99,
                    Kind.IDEOGRAPHS,
                    "GB18030"),
            new Orthography(
                    "的，。一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如"
                            + "都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高"
                            + "間由問很最重並物手應向頭文體政美相見被利什二等產或新己制身果加西月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名"
                            + "真論處走義各入幾口認條平系氣題活更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至形社便"
                            + "您請謝訂單貨款付退郵戶服客送物流費價格商品購買",
                    0.99,
                    Kind.IDEOGRAPHS,
                    "Big5-HKSCS"),
            new Orthography(
                    "、のいにをたしはてなで。るがとまかすれさっんあこもらうりくきおけだよせめえちみどそつわゆばじげごほひやぶべろむへずびねふぎょゅーンスルトクリイアラドシ"
                            + "レタジフグマッサテコロムニカメバプキデパオチウ日本年大人会国月出上十生子分東三行同今高金時手見市力米自前円合立内二事社者地京間田体学下目五"
                            + "後新明方部女八心四民対主正代言九小思七山実入場野開万定家北六問話文動度県水安氏和政保表道相意発不注文商品送料届様願致",
                    0.985,
                    Kind.IDEOGRAPHS,
                    "windows-31j",
                    "EUC-JP"),
            new Orthography(
                    "이다는에의가을지고하기로사한도리어나서시자대그해아정인니은부들과를만수게스있주안제일보전상라장구비오여원연조모생성동신경문세소무미우국선교관공방물"
                            + "습합요계내면음발분재당진화실회중위출유개식출위품현단명금배입용결심할될된것않없했었겠드려립감확송환불님른렇",
                    0.985,
                    Kind.IDEOGRAPHS,
                    "x-windows-949"));

    private final Kind kind;
    private final List<Charset> charsets;
    private final Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    private final Map<Integer, Double> logarithms = new HashMap<>();

    /**
     * @param common from the commonest down
     * @param decay by how much each is rarer than the one before it
     * @param charsets as Java names them, the likeliest first
     */
    private Orthography(String common, double decay, Kind kind, String... charsets) {
        this.kind = kind;
        this.charsets = Arrays.stream(charsets).map(Charset::forName).toList();
        var characters = common.codePoints().distinct().toArray();
        var share = (1 - decay) / (1 - Math.pow(decay, characters.length));
        for (var character : characters) {
            scripts.add(UnicodeScript.of(character));
            logarithms.put(character, Math.log(share));
            logarithms.putIfAbsent(Character.toUpperCase(character), Math.log(share * CAPITAL));
            share *= decay;
        }
        scripts.remove(UnicodeScript.COMMON);
    }

    enum Kind {
        /** Its words are mostly ASCII. */
        LATIN,
        /** Its words hold no ASCII. */
        ALPHABET,
        /** Thousands of characters, of which a list can hold only the commonest. */
        IDEOGRAPHS
    }

    Kind kind() {
        return kind;
    }

    List<Charset> charsets() {
        return charsets;
    }

    /** The logarithm of how likely such a letter is. */
    double likelihood(int letter) {
        var known = logarithms.get(letter);
        if (known != null) {
            return known;
        }
        return kind == Kind.IDEOGRAPHS && scripts.contains(UnicodeScript.of(letter)) ? RARE : FOREIGN;
    }
}
