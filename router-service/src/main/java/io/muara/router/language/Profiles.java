package io.muara.router.language;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** How unlikely every three letters in a row are in each language, in 16ths of a nat. */
final class Profiles {

    static final double PER_NAT = 16;

    private final List<String> languages;

    /** Which letters a place is of; at most half of the places are taken, so that looking up what is not there ends soon. */
    private final long[] letters;

    private final int[] rows;
    private final short[] weights;

    private Profiles(List<String> languages, int count) {
        this.languages = List.copyOf(languages);
        letters = new long[Integer.highestOneBit(count) * 4];
        rows = new int[letters.length];
        weights = new short[count * languages.size()];
    }

    static Profiles shipped() {
        try (var file = Objects.requireNonNull(Profiles.class.getResourceAsStream("letters.gz"));
                var data = new DataInputStream(new BufferedInputStream(new GZIPInputStream(file)))) {
            return read(data);
        } catch (IOException e) {
            throw new UncheckedIOException("the table of letters cannot be read", e);
        }
    }

    private static Profiles read(DataInputStream data) throws IOException {
        var languages = new ArrayList<String>();
        for (var i = data.readInt(); i > 0; i--) {
            languages.add(data.readUTF());
        }
        var profiles = new Profiles(languages, data.readInt());
        for (var row = 0; row < profiles.weights.length; row += languages.size()) {
            var key = key(data.readChar(), data.readChar(), data.readChar());
            var place = profiles.place(key);
            profiles.letters[place] = key;
            profiles.rows[place] = row;
            for (var language = 0; language < languages.size(); language++) {
                profiles.weights[row + language] = (short) data.readUnsignedByte();
            }
        }
        return profiles;
    }

    List<String> languages() {
        return languages;
    }

    /**
     * Adds for each language what speaks against these letters.
     *
     * @return false when no language has them, and nothing is added
     */
    boolean add(char first, char second, char third, short[] against) {
        var key = key(first, second, third);
        var place = place(key);
        if (letters[place] != key) {
            return false;
        }
        var row = rows[place];
        for (var language = 0; language < against.length; language++) {
            against[language] += weights[row + language];
        }
        return true;
    }

    private static long key(char first, char second, char third) {
        return ((long) first << 32) | ((long) second << 16) | third;
    }

    /** Where these letters are, or else a free place for them. */
    private int place(long key) {
        var place = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (letters.length - 1);
        while (letters[place] != key && letters[place] != 0) {
            place = (place + 1) & (letters.length - 1);
        }
        return place;
    }
}
