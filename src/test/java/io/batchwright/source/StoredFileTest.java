package io.batchwright.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.record.InputPlan;
import io.batchwright.source.Reading.Line;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the files: compression, byte order marks, charsets, invalid bytes. */
class StoredFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path home;

    @ParameterizedTest
    @CsvSource({
        "FD377A585A000004, xz",
        "504B030414000000, zip",
        "504B050600000000, zip",
        "377ABCAF271C0004, 7z",
        "04224D1864, lz4"
    })
    void refusesOtherArchivesByName(String first, String name) throws IOException {
        write("a", HexFormat.of().parseHex(first));
        assertThatThrownBy(() -> read("UTF-8"))
                .isInstanceOf(SourceException.class)
                .hasMessage("'a': " + name + " is not supported; decompress it first, or use gzip, zstd or bzip2");
    }

    @Test
    void readsADirectoryOfEveryCompression() throws IOException {
        for (Compression compression : Compression.values()) {
            write(compression + ".log", Stored.as(compression, (compression + "\n").getBytes(UTF_8)));
        }
        assertThat(Reading.text(read("UTF-8"))).isEqualTo("bzip2\ngzip\nplain\nzstd\n");
    }

    @ParameterizedTest
    @EnumSource
    void readsMembersThatFollowEachOther(Compression compression) throws IOException {
        byte[] large = new byte[200_000];
        new Random(1).nextBytes(large);
        byte[] one = Stored.as(compression, large);
        byte[] none = Stored.as(compression, new byte[0]);
        write("a", Stored.join(one, none, one, Stored.as(compression, "end".getBytes(UTF_8))));
        assertThat(content("UTF-8")).isEqualTo(Stored.join(large, large, "end".getBytes(UTF_8)));
    }

    @Test
    void takesTextForText() throws IOException {
        write("a", "BZh9 is no bzip2 file\n".getBytes(UTF_8));
        assertThat(Reading.text(read("UTF-8"))).isEqualTo("BZh9 is no bzip2 file\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD", "BZIP2"})
    void readsAnEmptyCompressedFile(Compression compression) throws IOException {
        write("a", Stored.as(compression, new byte[0]));
        assertThat(read("UTF-8")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD", "BZIP2"})
    void saysWhereDamagedDataIs(Compression compression) throws IOException {
        byte[] random = new byte[300_000];
        new Random(2).nextBytes(random);
        byte[] whole = Stored.as(compression, random);
        byte[] flipped = whole.clone();
        for (int i = 0; i < 100; i++) {
            flipped[whole.length / 2 + i] ^= 0x55;
        }
        byte[] cut = Arrays.copyOf(whole, whole.length - 5);
        byte[] shortHeader = Arrays.copyOf(whole, 10);
        byte[] trailing = Stored.join(whole, "garbage".getBytes(UTF_8));
        for (byte[] damaged : List.of(flipped, cut, shortHeader, trailing)) {
            write("a", damaged);
            assertThatThrownBy(() -> read("UTF-8"))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContainingAll("'a': its " + compression + " data is damaged or cut off after")
                    .hasMessageContaining("decompressed bytes");
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            UTF-8,    EFBBBF61C3A90A62,                   61C3A90A62
            US-ASCII, EFBBBF61,                           61
            UTF-8,    EFBBBF,                             ''
            UTF-8,    EFBB,                               EFBB
            UTF-8,    61EFBBBF,                           61EFBBBF
            UTF-8,    61FF80C30A,                         61FF80C30A
            UTF-16,   FFFE6100E900,                       61C3A9
            UTF-16,   FEFF006100E9,                       61C3A9
            UTF-16,   006100E9,                           61C3A9
            UTF-16LE, FFFE6100E900,                       61C3A9
            UTF-16BE, FEFF006100E9,                       61C3A9
            UTF-16LE, 3DD800DE,                           F09F9880
            UTF-16LE, 3DD86100,                           FF61
            UTF-16LE, 3DD80A006100,                       FF0A61
            UTF-16LE, 6100E9,                             61FF
            UTF-32,   FFFE000061000000,                   61
            UTF-32LE, FFFE000061000000,                   61
            UTF-32BE, 0000FEFF0001F600,                   F09F9880
            UTF-32BE, 0011000000000061,                   FF61
            ISO-8859-1,   61E980,                         61C3A9C280
            windows-1252, 8081E9,                         E282ACFFC3A9
            Shift_JIS,    93FA967B0A83,                   E697A5E69CAC0AFF
            Shift_JIS,    61FF0A62,                       61FF0A62
            GBK,          D6D0FF0AC4,                     E4B8ADFF0AFF
            """)
    void decodes(String charset, String stored, String utf8) throws IOException {
        for (Compression compression : List.of(Compression.PLAIN, Compression.GZIP)) {
            write("a", Stored.as(compression, HexFormat.of().parseHex(stored)));
            assertThat(HexFormat.of().withUpperCase().formatHex(content(charset)))
                    .isEqualTo(utf8);
        }
    }

    @Test
    void countsAByteOrderMarkAsBytesOfTheFile() throws IOException {
        for (Compression compression : List.of(Compression.PLAIN, Compression.ZSTD)) {
            write("a", Stored.as(compression, "\uFEFFheader\nx\n".getBytes(UTF_8)));
            List<Line> lines = read("UTF-8");
            assertThat(lines).extracting(line -> line.location().offset()).containsExactly(3L, 10L);
            ByteSource source = source("UTF-8");
            try (ByteReader reader =
                    source.open(source.plan(), lines.get(0).location().position())) {
                reader.nextInput();
                assertThat(reader.resumed()).isFalse();
                assertThat(reader.head(6)).isEqualTo("header".getBytes(UTF_8));
            }
        }
    }

    @Test
    void countsOffsetsInTheFileForSingleByteCharsets() throws IOException {
        Charset charset = Charset.forName("windows-1252");
        write("a", Stored.join("é€\nü".getBytes(charset), new byte[] {(byte) 0x81}, "\r\nx".getBytes(charset)));
        assertThat(read("windows-1252"))
                .extracting(line -> line.location().offset())
                .containsExactly(0L, 3L, 7L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "Shift_JIS", "GBK", "GB18030", "EUC-JP", "ISO-2022-JP", "windows-1251"})
    void decodesAcrossItsBuffers(String charset) throws IOException {
        StringBuilder text = new StringBuilder("x");
        for (int i = 0; i < 40_000; i++) {
            text.append(charset.equals("windows-1251") ? "я" : "日").append(i % 7 == 0 ? "\n" : "");
        }
        write("a", text.toString().getBytes(Charset.forName(charset)));
        assertThat(new String(content(charset), UTF_8)).isEqualTo(text.toString());
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(home.resolve(name), content);
    }

    private ByteSource source(String charset) {
        return new FileSourceSpec(List.of("*"), charset, ReadMode.ALL, false).open(SourceContext.of(home));
    }

    private List<Line> read(String charset) throws IOException {
        ByteSource source = source(charset);
        return Reading.lines(source.open(source.plan(), null), 1000);
    }

    private byte[] content(String charset) throws IOException {
        ByteSource source = source(charset);
        InputPlan plan = source.plan();
        try (ByteReader reader = source.open(plan, null)) {
            reader.nextInput();
            return Reading.rest(reader, 1000);
        }
    }
}
