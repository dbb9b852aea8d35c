package plainjob;

import java.util.HashMap;
import java.util.Map;
import org.springframework.batch.infrastructure.item.file.LineMapper;

/** Splits {@code id=1,metric=20,status=ok} at commas, then at equals signs. */
class LogLineMapper implements LineMapper<LogRecord> {

    @Override
    public LogRecord mapLine(String line, int lineNumber) {
        Map<String, String> values = new HashMap<>();
        for (String part : line.strip().split(",", -1)) {
            String[] pair = part.split("=", -1);
            if (pair.length != 2) {
                throw new IllegalArgumentException("expected key=value, found '" + part + "'");
            }
            values.put(pair[0], pair[1]);
        }
        return new LogRecord(
                Long.parseLong(values.get("id")),
                Long.parseLong(values.getOrDefault("metric", "0")),
                values.get("status"));
    }
}
