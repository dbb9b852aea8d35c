package plainjob;

/** One line of the log. */
public record LogRecord(long id, long metric, String status) {}
