package io.batchwright.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Location;
import io.batchwright.record.Origin;
import io.batchwright.record.Segment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamReaderTest {

    private static final String TEXT = "größer\nals\n".repeat(50_000);

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16LE"})
    void readsTheWholeStreamAsUtf8(String charset) throws IOException {
        StreamReader reader = reader(new ByteArrayInputStream(TEXT.getBytes(Charset.forName(charset))), charset);
        assertThat(rest(reader)).isEqualTo(TEXT);
        assertThat(reader.nextInput()).isFalse();
    }

    @Test
    void leavesOutAByteOrderMark() throws IOException {
        byte[] marked = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8);
        assertThat(rest(reader(new ByteArrayInputStream(marked), "UTF-8"))).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab"})
    void readsStreamsShorterThanAMark(String text) throws IOException {
        assertThat(rest(reader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "UTF-8")))
                .isEqualTo(text);
    }

    @Test
    void saysNothingCameWhileTheStreamIsSilentAndGoesOn() throws IOException {
        try (PipedOutputStream out = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(out);
                StreamReader reader = reader(in, "UTF-8")) {
            byte[] buffer = new byte[10];
            assertThat(reader.read(buffer, 0, 10)).isZero();
            out.write("abcd".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            int count = 0;
            while (count < 4) {
                count += reader.read(buffer, count, 10 - count);
            }
            assertThat(new String(buffer, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("abcd");
            assertThat(reader.read(buffer, 0, 10)).isZero();
        }
    }

    @Test
    void failsAsTheStreamDoes() throws IOException {
        InputStream closed = InputStream.nullInputStream();
        closed.close();
        assertThatThrownBy(() -> rest(reader(closed, "UTF-8")))
                .isInstanceOf(IOException.class)
                .hasMessage("Stream closed");
    }

    @Test
    void refusesWhatIsCompressed() {
        byte[] gzip = HexFormat.of().parseHex("1f8b080000000000");
        assertThatThrownBy(() -> rest(reader(new ByteArrayInputStream(gzip), "UTF-8")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("compressed (gzip)");
    }

    @Test
    void locatesRecordsInTheStream() throws IOException {
        byte[] bytes = "a\nbc\n".getBytes(StandardCharsets.US_ASCII);
        StreamReader reader = reader(new ByteArrayInputStream(bytes), "UTF-8");
        reader.consume(bytes, 0, 2, 1);
        Origin origin = reader.consume(bytes, 2, 5, 1);
        Segment segment = new Segment(new Bytes(bytes, 5), 2, 5, 1, origin);
        Location location = origin.locate(segment, 2, 0);
        assertThat(location.toString()).isEqualTo("stdin:2");
        assertThat(location.offset()).isEqualTo(2);
        assertThat(reader.position().value()).isEqualTo("0:5:3");
    }

    @Test
    void readsNothingAfterItWasClosed() throws IOException {
        StreamReader reader = reader(new ByteArrayInputStream(new byte[10]), "UTF-8");
        reader.close();
        assertThatThrownBy(() -> reader.read(new byte[1], 0, 1)).isInstanceOf(ClosedChannelException.class);
    }

    private static StreamReader reader(InputStream stream, String charset) {
        StreamReader reader = new StreamReader("stdin", stream, TextCodec.of(Charset.forName(charset)));
        assertThat(reader.nextInput()).isTrue();
        return reader;
    }

    private static String rest(StreamReader reader) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] buffer = new byte[7_000];
        for (int count = 0; count >= 0; count = reader.read(buffer, 0, buffer.length)) {
            text.write(buffer, 0, count);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
