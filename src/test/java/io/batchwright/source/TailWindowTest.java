package io.batchwright.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TailWindowTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 300_001})
    void keepsTheLast64KiBHoweverTheyCome(int length) {
        byte[] all = new byte[length];
        Random random = new Random(length);
        random.nextBytes(all);
        TailWindow window = new TailWindow();
        for (int from = 0; from < length; ) {
            int to = Math.min(length, from + 1 + random.nextInt(random.nextBoolean() ? 100 : 100_000));
            window.add(all, from, to);
            from = to;
        }

        byte[] last = Arrays.copyOfRange(all, Math.max(0, length - 65_536), length);
        assertThat(window.bytes()).isEqualTo(last);
        assertThat(window.checksum()).isEqualTo(Fingerprint.crc(last));
    }
}
