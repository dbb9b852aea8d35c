package io.batchwright.source;

import io.batchwright.fixture.TestBucket;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The contract, kept by objects: plain and compressed, addressable and not. */
class S3SourceContractTest {

    abstract static class Objects extends StoredSourceContract {

        private static final String TEXT = "id=1,Köln\r\nid=2,Straße\n\n\rid=4\r\ncafé,é\n";

        private final TestBucket bucket = new TestBucket();
        private final Compression compression;
        private final Charset charset;
        private final List<String> texts = List.of(TEXT.repeat(3), "", "a\rb\r\nc\n", TEXT + "no end");

        Objects(Compression compression, String charset) {
            this.compression = compression;
            this.charset = Charset.forName(charset);
        }

        @Override
        List<String> texts() {
            return texts;
        }

        @Override
        ByteSource source() throws IOException {
            for (int i = 0; i < texts.size(); i++) {
                put(i, texts.get(i));
            }
            bucket.put("in/", new byte[0]).put("other/0.log", new byte[] {1});
            return S3Sources.prefix(bucket, "in/", charset.name()).open(SourceContext.of(Path.of(".")));
        }

        private void put(int number, String text) throws IOException {
            bucket.put("in/" + number + ".log", Stored.as(compression, text.getBytes(charset)));
        }

        @Override
        void addInput() throws IOException {
            put(9, "new\n");
        }

        @Override
        void change() throws IOException {
            put(0, texts.get(0).replace("id=1", "id=9"));
        }

        @Override
        void remove() {
            bucket.delete("in/3.log");
        }
    }

    @Nested
    class Plain extends Objects {
        Plain() {
            super(Compression.PLAIN, "UTF-8");
        }
    }

    @Nested
    class Latin1 extends Objects {
        Latin1() {
            super(Compression.PLAIN, "ISO-8859-1");
        }
    }

    @Nested
    class Utf16 extends Objects {
        Utf16() {
            super(Compression.PLAIN, "UTF-16LE");
        }
    }

    @Nested
    class Gzip extends Objects {
        Gzip() {
            super(Compression.GZIP, "UTF-8");
        }
    }

    @Nested
    class Zstd extends Objects {
        Zstd() {
            super(Compression.ZSTD, "UTF-8");
        }
    }
}
