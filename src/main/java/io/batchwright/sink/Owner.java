package io.batchwright.sink;

import java.time.Instant;

/**
 * The process that runs a load.
 *
 * @param id random, one per run
 * @param host host name
 * @param boot id of the host's boot, empty if unknown
 * @param namespace the process namespace, empty if unknown
 * @param pid process id
 * @param started when the process started
 * @param session the name of the process's database sessions, as {@code application_name} of PostgreSQL shows it
 */
public record Owner(String id, String host, String boot, String namespace, long pid, Instant started, String session) {}
