package io.batchwright.batch;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The seed's script, read literally, one line after the other: {@code parse_log_line}, {@code filter_high_metrics}, and the
 * deviations that the end of {@code docs/pipeline-reference.md} lists. Slow and obvious.
 */
final class SeedScript {

    /** What Python's {@code str.strip()} takes off. */
    private static final String WHITE_SPACE =
            "[\\t-\\r\\x1C-\\x20\\x85\\xA0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]*";

    private static final Pattern STRIP = Pattern.compile("^" + WHITE_SPACE + "|" + WHITE_SPACE + "$");
    private static final Pattern INT = Pattern.compile("[+-]?[0-9]+(_[0-9]+)*");

    private final BigInteger threshold;
    private final List<Row> rows = new ArrayList<>();
    private long filtered;
    private long rejected;

    SeedScript(long threshold) {
        this.threshold = BigInteger.valueOf(threshold);
    }

    /** A row that was saved. */
    record Row(@Nullable Long id, long metric, @Nullable String status) {}

    List<Row> rows() {
        return rows;
    }

    long filtered() {
        return filtered;
    }

    long rejected() {
        return rejected;
    }

    void line(String line) {
        Map<String, String> record = parse(strip(line));
        if (record == null) {
            rejected++;
            return;
        }
        BigInteger metric = record.containsKey("metric") ? integer(record.get("metric")) : BigInteger.ZERO;
        if (metric == null) {
            rejected++;
        } else if (metric.compareTo(threshold) > 0) {
            save(record, metric);
        } else {
            filtered++;
        }
    }

    private void save(Map<String, String> record, BigInteger metric) {
        BigInteger id = record.containsKey("id") ? integer(record.get("id")) : null;
        if (record.containsKey("id") && id == null) {
            rejected++;
        } else {
            rows.add(new Row(id == null ? null : id.longValueExact(), metric.longValueExact(), record.get("status")));
        }
    }

    private static @Nullable Map<String, String> parse(String line) {
        Map<String, String> record = new HashMap<>();
        for (String part : line.split(",", -1)) {
            String[] keyAndValue = part.split("=", -1);
            if (keyAndValue.length != 2) {
                return null;
            }
            record.put(keyAndValue[0], keyAndValue[1]);
        }
        return record;
    }

    /** {@code int(text)}, or null if that is no integer of 64 bits. */
    private static @Nullable BigInteger integer(@Nullable String text) {
        String stripped = strip(String.valueOf(text));
        if (!INT.matcher(stripped).matches()) {
            return null;
        }
        BigInteger value = new BigInteger(stripped.replace("_", "").replace("+", ""));
        return value.bitLength() <= 63 ? value : null;
    }

    private static String strip(String text) {
        return STRIP.matcher(text).replaceAll("");
    }
}
