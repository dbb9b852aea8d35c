-- The truth about loads, in the database that they load into. Times are the database's own.

-- One row per partition of a load. The sink locks it, compares the token and moves the position on in the same
-- transaction that writes the rows, so the row and the loaded table can never disagree.
CREATE TABLE batchwright_checkpoint (
    pipeline          VARCHAR(200) NOT NULL,
    job_key           VARCHAR(64)  NOT NULL, -- hash of the identifying parameters, input included
    partition_no      INTEGER      NOT NULL, -- from 0
    load_no           BIGINT GENERATED ALWAYS AS IDENTITY, -- its rejects have ids from load_no * 10,000,000,000 + 1 on
    scope             VARCHAR(64)  NOT NULL, -- hash of what identifies the load but the input and the rerun counter
    rerun             INTEGER      NOT NULL, -- 0, then counted up by --rerun
    plan              TEXT NOT NULL, -- the frozen input, as JSON
    position          VARCHAR(1000), -- after the last record accounted for, in the source's own words; null at the start
    read_count        BIGINT       NOT NULL,
    written_count     BIGINT       NOT NULL,
    filtered_count    BIGINT       NOT NULL,
    rejected_count    BIGINT       NOT NULL,
    ignored_count     BIGINT       NOT NULL,
    input_bytes       BIGINT       NOT NULL, -- bytes of stored input before the position
    format_hash       VARCHAR(64)  NOT NULL,
    transform_hash    VARCHAR(64)  NOT NULL,
    target_state      VARCHAR(1000), -- how far the target is, in the sink's own words; null where the target is this database
    complete          BOOLEAN      NOT NULL,
    abandoned         BOOLEAN      DEFAULT FALSE NOT NULL, -- given up (jobs abandon): never resumed, its input refused until --rerun
    parameters        TEXT, -- JSON object, name to text; without secrets
    replay_of         VARCHAR(64), -- the job_key whose rejects this load replays
    token             BIGINT       NOT NULL, -- counted up by every claim; a writer with an older one is fenced off
    claimed_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    created_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT batchwright_checkpoint_pk PRIMARY KEY (pipeline, job_key, partition_no)
);

CREATE INDEX batchwright_checkpoint_scope_idx ON batchwright_checkpoint (pipeline, scope);

-- Records that were not loaded, and why. Written in the transaction that moves the locked checkpoint over them, so that
-- each is here once. Rejects are mostly asked for by load, and all of a load have their ids in a range of its own, so that the
-- primary key finds them; any other index would cost more than the rows themselves.
CREATE TABLE batchwright_reject (
    id           BIGINT        NOT NULL, -- ascends; the checkpoint's load_no * 10,000,000,000 + the number of the reject, from 1
    pipeline     VARCHAR(200)  NOT NULL,
    job_key      VARCHAR(64)   NOT NULL,
    target       VARCHAR(300)  NOT NULL, -- the sink that the record was meant for
    position     VARCHAR(1000) NOT NULL, -- before the record
    execution_id BIGINT        NOT NULL, -- the run, as a job execution of the repository
    input        TEXT NOT NULL, -- path, key or URL
    line         BIGINT        NOT NULL, -- of the record's start, from 1
    byte_offset  BIGINT        NOT NULL, -- of the record's start in the decompressed input, from 0
    stage        VARCHAR(100)  NOT NULL,
    field        VARCHAR(1000), -- null if it is the whole record
    reason       VARCHAR(1000) NOT NULL, -- the same words for all that failed the same way, where that can be
    detail       VARCHAR(1000), -- what the record has there, if the reason does not say it
    raw          BYTEA NOT NULL, -- the record as read, without its line end
    header       BYTEA, -- the header of the input, without its line end
    truncated    BOOLEAN       NOT NULL, -- raw was cut at the record limit: not replayable
    created_at   TIMESTAMP(6) WITH TIME ZONE DEFAULT current_timestamp NOT NULL,
    attempts     INTEGER       DEFAULT 0 NOT NULL, -- how often it was replayed
    replayed_at  TIMESTAMP(6) WITH TIME ZONE, -- when a replay loaded or filtered it
    replayed_by  BIGINT, -- the run that did, as a job execution of the repository
    CONSTRAINT batchwright_reject_pk PRIMARY KEY (id)
);
