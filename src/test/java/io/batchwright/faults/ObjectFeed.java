package io.batchwright.faults;

import io.batchwright.fixture.TestBucket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Gives records out as objects of a bucket: three to a wave, of which the second is compressed, so that a load goes on in it by reading
 * it again. The objects of a later wave stand between those of the earlier.
 */
final class ObjectFeed implements Feed {

    private final TestBucket bucket = new TestBucket();
    private final String read;
    private int waves;

    /** @param read what a run reads, as pipelines have it */
    ObjectFeed(String read) {
        this.read = read;
    }

    @Override
    public String pipeline() {
        return """
                source:
                  type: s3
                  bucket: %s
                  prefix: in/
                  endpoint: %s
                  access-key: %s
                  secret-key: %s
                  read: %s
                format: { type: key-value }
                """.formatted(bucket.name(), TestBucket.endpoint(), TestBucket.ACCESS_KEY, TestBucket.SECRET_KEY, read);
    }

    @Override
    public void give(List<Reading> wave) throws IOException {
        waves++;
        int third = wave.size() / 3;
        bucket.put(key(1, ".log"), lines(wave.subList(0, third)))
                .put(key(2, ".log.gz"), gzip(lines(wave.subList(third, 2 * third))))
                .put(key(3, ".log"), lines(wave.subList(2 * third, wave.size())));
    }

    private String key(int object, String ending) {
        return "in/" + object + "-" + waves + ending;
    }

    private static byte[] lines(List<Reading> readings) {
        StringBuilder text = new StringBuilder();
        readings.forEach(reading -> text.append(reading.line()));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        }
        return compressed.toByteArray();
    }
}
