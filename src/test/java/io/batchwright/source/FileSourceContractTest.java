package io.batchwright.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract, kept by files of every compression and kind of charset. */
class FileSourceContractTest {

    private static final String LATIN = "id=1,Köln\r\nid=2,Straße\n\n\rid=4\r\ncafé,é\n";
    private static final String GREEK = "Ελλάς\nid=2\r\n";

    abstract static class StoredFiles extends GrowingSourceContract {

        @TempDir
        @SuppressWarnings("NullAway.Init") // JUnit sets it
        Path home;

        private final Compression compression;
        private final Charset charset;
        private final List<String> texts;

        StoredFiles(Compression compression, String charset, String text) {
            this.compression = compression;
            this.charset = Charset.forName(charset);
            this.texts = List.of(text.repeat(3), "", "a\rb\r\nc\n", text + "no end");
        }

        @Override
        List<String> texts() {
            return texts;
        }

        @Override
        ByteSource source() throws IOException {
            for (int i = 0; i < texts.size(); i++) {
                write("in/" + i + ".log", texts.get(i));
            }
            return new FileSourceSpec(List.of("in"), charset.name(), ReadMode.ALL, false).open(SourceContext.of(home));
        }

        private void write(String name, String text) throws IOException {
            Path file = home.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, stored(text));
        }

        private byte[] stored(String text) throws IOException {
            return Stored.as(compression, text.getBytes(charset));
        }

        @Override
        void grow() throws IOException {
            Files.write(home.resolve("in/3.log"), stored("\nmore\nand more\n"), StandardOpenOption.APPEND);
        }

        @Override
        void addInput() throws IOException {
            write("in/9.log", "new\n");
        }

        @Override
        void change() throws IOException {
            Path file = home.resolve("in/0.log");
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }

        @Override
        void remove() throws IOException {
            Files.delete(home.resolve("in/3.log"));
        }
    }

    @Nested
    class PlainUtf8 extends StoredFiles {
        PlainUtf8() {
            super(Compression.PLAIN, "UTF-8", LATIN + GREEK + "日本語\n😀\n");
        }
    }

    @Nested
    class GzipUtf8 extends StoredFiles {
        GzipUtf8() {
            super(Compression.GZIP, "UTF-8", LATIN + GREEK);
        }
    }

    @Nested
    class ZstdUtf8 extends StoredFiles {
        ZstdUtf8() {
            super(Compression.ZSTD, "UTF-8", LATIN + GREEK);
        }
    }

    @Nested
    class Bzip2Utf8 extends StoredFiles {
        Bzip2Utf8() {
            super(Compression.BZIP2, "UTF-8", LATIN + GREEK);
        }
    }

    @Nested
    class PlainLatin1 extends StoredFiles {
        PlainLatin1() {
            super(Compression.PLAIN, "ISO-8859-1", LATIN);
        }
    }

    @Nested
    class PlainWindows1252 extends StoredFiles {
        PlainWindows1252() {
            super(Compression.PLAIN, "windows-1252", LATIN + "5 €\n");
        }
    }

    @Nested
    class GzipGreek extends StoredFiles {
        GzipGreek() {
            super(Compression.GZIP, "ISO-8859-7", GREEK.repeat(3));
        }
    }

    @Nested
    class PlainUtf16LittleEndian extends StoredFiles {
        PlainUtf16LittleEndian() {
            super(Compression.PLAIN, "UTF-16LE", LATIN + "😀\n");
        }
    }

    @Nested
    class ZstdUtf16BigEndian extends StoredFiles {
        ZstdUtf16BigEndian() {
            super(Compression.ZSTD, "UTF-16BE", LATIN + GREEK);
        }
    }

    @Nested
    class PlainUtf32 extends StoredFiles {
        PlainUtf32() {
            super(Compression.PLAIN, "UTF-32", LATIN + "😀\n");
        }
    }

    @Nested
    class PlainShiftJis extends StoredFiles {
        PlainShiftJis() {
            super(Compression.PLAIN, "Shift_JIS", "日本語,表\nid=2\r\nｱｲｳ\n");
        }
    }

    @Nested
    class Bzip2Gbk extends StoredFiles {
        Bzip2Gbk() {
            super(Compression.BZIP2, "GBK", "中文,字符\nid=2\r\n繁體\n");
        }
    }
}
