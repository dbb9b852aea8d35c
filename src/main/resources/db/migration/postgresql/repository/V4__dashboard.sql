-- How executions went while they ran, one row about every five seconds, fewer as they take longer; for the dashboard.
CREATE TABLE batchwright_sample (
    execution_id    BIGINT NOT NULL,
    elapsed_seconds BIGINT NOT NULL, -- since the step began
    read_count      BIGINT NOT NULL, -- these four by this execution so far
    written_count   BIGINT NOT NULL,
    rejected_count  BIGINT NOT NULL,
    input_bytes     BIGINT NOT NULL, -- as stored
    heap_bytes      BIGINT NOT NULL, -- in use, garbage included
    resident_bytes  BIGINT, -- of the process in memory; null where the system does not tell
    CONSTRAINT batchwright_sample_pk PRIMARY KEY (execution_id, elapsed_seconds),
    CONSTRAINT batchwright_sample_execution_fk FOREIGN KEY (execution_id)
        REFERENCES BATCH_JOB_EXECUTION (JOB_EXECUTION_ID) ON DELETE CASCADE
);

-- For jobs list --status, newest first, and for jobs purge.
CREATE INDEX IF NOT EXISTS BATCH_JOB_EXECUTION_STATUS_ID_IDX ON BATCH_JOB_EXECUTION (STATUS, JOB_EXECUTION_ID);
CREATE INDEX IF NOT EXISTS BATCH_JOB_EXECUTION_END_IDX ON BATCH_JOB_EXECUTION (END_TIME);

-- For the filters by time and by parameter. A value may be longer than an entry of an index.
CREATE INDEX IF NOT EXISTS BATCH_JOB_EXECUTION_CREATE_IDX ON BATCH_JOB_EXECUTION (CREATE_TIME, JOB_EXECUTION_ID);
CREATE INDEX IF NOT EXISTS BATCH_JOB_EXECUTION_PARAMS_VALUE_IDX
    ON BATCH_JOB_EXECUTION_PARAMS (PARAMETER_NAME, LEFT(PARAMETER_VALUE, 100), JOB_EXECUTION_ID);
