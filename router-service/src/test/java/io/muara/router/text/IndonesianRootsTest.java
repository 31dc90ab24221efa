package io.muara.router.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndonesianRootsTest {

    @ParameterizedTest
    @CsvSource({
        "kirim, mengirim mengirimkan dikirim dikirimkan pengiriman kiriman terkirim ngirim kirimin dikirimin pengirimannya kirimlah",
        "tulis, menulis ditulis tulisan penulis menuliskan nulis tertulis",
        "pukul, memukul dipukul pukulan pemukul pemukulan mukul",
        "sapu, menyapu disapu penyapu nyapu",
        "cari, mencari dicari pencarian nyari carikan",
        "pikir, memikirkan mikir pikirkan terpikir pemikiran",
        "bayar, membayar dibayar pembayaran bayarin bayaran terbayar membayarkan pembayarannya",
        "pesan, memesan dipesan pesanan pemesanan pesananku mesan",
        "lambat, terlambat keterlambatan melambat memperlambat",
        "terima, menerima diterima penerimaan penerima terimakah nerima",
        "cek, mengecek dicek pengecekan ngecek cekin",
        "sah, mengesahkan disahkan pengesahan",
        "tukar, menukar penukaran ditukar tukarkan menukarkan",
        "tunggu, menunggu ditunggu nunggu nungguin",
        "ambil, mengambil pengambilan diambil ngambil diambilin",
        "ganti, mengganti penggantian diganti gantinya digantikan",
        "kecewa, mengecewakan kecewanya dikecewakan",
        "kembali, mengembalikan pengembalian dikembalikan kembalikan pengembaliannya",
        "kerja, bekerja pekerja pekerjaan mengerjakan dikerjakan",
        "ajar, pelajaran mengajar diajarkan",
        "beli, membeli dibeli pembelian pembeli beliin",
        "tipu, menipu ditipu penipuan penipu tertipu",
        "salah, kesalahan menyalahkan disalahkan",
        "jadi, menjadi kejadian terjadi",
        "uang, keuangan uangku",
        "aman, keamanan mengamankan pengaman",
        "langgan, pelanggan berlangganan langganan",
        "masuk, memasukkan dimasukkan pemasukan masuknya",
        "ada, mengadakan adanya berada keberadaan",
        "henti, berhenti menghentikan diberhentikan pemberhentian",
        "luar, pengeluaran mengeluarkan",
        "tahu, mengetahui diketahui ketahuan",
        "beritahu, memberitahu pemberitahuan diberitahukan"
    })
    void a_root_is_found_in_every_form(String root, String forms) {
        assertThat(forms.split(" "))
                .allSatisfy(
                        form -> assertThat(IndonesianRoots.of(form)).as(form).contains(root));
    }

    @ParameterizedTest
    @CsvSource({
        "beri, berita",
        "ita, berita",
        "masa, masalah",
        "ada, adalah",
        "api, terapi",
        "apa, berapa",
        "apa, mengapa",
        "ani, berani",
        "dia, media",
        "uang, peluang",
        "kena, mengenai",
        "kiri, kirim",
        "irim, mengirim",
        "san, pesan",
        "beri, berapa",
        "mana, manusia",
        "makan, akan",
        "lama, selama",
        "belum, sebelum",
        "lagu, lagi",
        "pukul, kumpul",
        "tulis, tulus",
        "order, orde",
        "hari, harimau",
        "jual, juara",
        "bulan, bukan",
        "ikan, berikan",
        "bisa, biasa",
        "sakit, saksi",
        "kali, sekali",
        "resi, residu",
        "resi, restoran",
        "buka, bukan",
        "guna, gunung",
        "bawa, bawah",
        "tang, tangan",
        "har, hari"
    })
    void what_only_looks_alike_stays_apart(String one, String other) {
        assertThat(IndonesianRoots.of(other)).doesNotContainAnyElementsOf(IndonesianRoots.of(one));
    }
}
