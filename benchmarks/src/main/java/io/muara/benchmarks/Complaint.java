package io.muara.benchmarks;

/** What the contacts write: a usual message of some four hundred characters. */
final class Complaint {

    private static final String TEXT =
            "Halo kak, saya mau tanya soal pesanan saya nomor %d yang dikirim minggu lalu, sampai sekarang belum ada kabar dari kurirnya. Tolong dibantu cek ya kak, karena barangnya mau saya pakai untuk acara keluarga hari Sabtu besok dan tamunya lumayan banyak. Kalau memang belum bisa dikirim tolong kabari saja, biar saya cari gantinya di toko lain dulu. Alamatnya masih sama seperti pesanan sebelumnya. Terima kasih banyak.";

    private Complaint() {}

    static String number(long number) {
        return TEXT.formatted(number);
    }
}
