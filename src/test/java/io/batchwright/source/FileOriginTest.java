package io.batchwright.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Location;
import io.batchwright.record.Segment;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileOriginTest {

    @ParameterizedTest
    @CsvSource({"ISO-8859-1, 1", "UTF-8, 2"})
    void locatesInAnyOrderAndInAMovedSegment(String charset, int bytesPerCharacter) {
        TextCodec codec = TextCodec.of(Charset.forName(charset));
        FileOrigin origin = new FileOrigin("a.log", new FilePosition(2, 1000, 50, null), codec);
        byte[] bytes = new byte[7 + 2 * 500];
        Arrays.fill(bytes, (byte) 'x');
        for (int i = 7; i < bytes.length; i += 2) {
            bytes[i] = (byte) 0xC3;
            bytes[i + 1] = (byte) 0xA9;
        }
        Segment segment = new Segment(new Bytes(bytes, bytes.length), 7, bytes.length, 500, origin);
        List<Integer> order = IntStream.range(0, 500).boxed().collect(Collectors.toList());
        Collections.shuffle(order, new Random(3));
        for (int i : order) {
            Location location = origin.locate(segment, 7 + 2 * i, i);
            long offset = 1000 + (long) bytesPerCharacter * i;
            assertThat(location.offset()).isEqualTo(offset);
            assertThat(location.line()).isEqualTo(50 + i);
            assertThat(location.position().value()).isEqualTo("2:" + offset + ":" + (50 + i));
        }
    }
}
