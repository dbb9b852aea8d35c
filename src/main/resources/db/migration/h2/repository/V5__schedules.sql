-- The memory of the schedules of pipelines. Beside the job repository, so that slots stay known after its purge.

-- The servers that are alive. A row that stays behind belongs to a process that died.
CREATE TABLE batchwright_server (
    id           VARCHAR(100) NOT NULL, -- random, one per start
    host         VARCHAR(255) NOT NULL,
    boot         VARCHAR(100) NOT NULL,
    namespace    VARCHAR(100) NOT NULL,
    pid          BIGINT       NOT NULL,
    started_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL, -- of the process
    session_name VARCHAR(100) NOT NULL, -- of its database sessions
    began_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    beat_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL, -- by the database's clock
    CONSTRAINT batchwright_server_pk PRIMARY KEY (id)
);

-- One row per schedule that a server has seen. Who moves reached_at on decides about the slots in between.
CREATE TABLE batchwright_schedule (
    pipeline   VARCHAR(200) NOT NULL,
    cron       VARCHAR(500) NOT NULL, -- as the file had it when it was seen last
    zone       VARCHAR(100) NOT NULL,
    reached_at TIMESTAMP(6) WITH TIME ZONE NOT NULL, -- every slot up to this moment has been decided about
    active     BOOLEAN      NOT NULL, -- whether the file has a schedule
    paused     BOOLEAN      NOT NULL,
    paused_at  TIMESTAMP(6) WITH TIME ZONE,
    paused_by  VARCHAR(200),
    failing    BOOLEAN      NOT NULL, -- whether the last slot that ended has failed
    CONSTRAINT batchwright_schedule_pk PRIMARY KEY (pipeline)
);

CREATE TABLE batchwright_slot (
    pipeline        VARCHAR(200) NOT NULL,
    slot_at         TIMESTAMP(6) WITH TIME ZONE NOT NULL, -- when it was to start
    state           VARCHAR(20)  NOT NULL, -- WAITING, RUNNING, COMPLETED, FAILED, STOPPED, SKIPPED, MISSED
    server_id       VARCHAR(100), -- who runs it
    backfill        BOOLEAN      NOT NULL, -- whether jobs backfill runs it, or ran it last
    failures        INTEGER      NOT NULL, -- how many of its runs have failed
    next_attempt_at TIMESTAMP(6) WITH TIME ZONE, -- of one that waits: not before this
    execution_id    BIGINT, -- its last job execution
    began_at        TIMESTAMP(6) WITH TIME ZONE, -- of its last run
    ended_at        TIMESTAMP(6) WITH TIME ZONE, -- of its last run, or when it was given up
    reason          VARCHAR(2000), -- why it stands so, for people
    CONSTRAINT batchwright_slot_pk PRIMARY KEY (pipeline, slot_at)
);

CREATE INDEX batchwright_slot_state_idx ON batchwright_slot (state, pipeline, slot_at);

-- What webhooks are to hear: written with what happened, removed long after it was delivered.
CREATE TABLE batchwright_notification (
    id              BIGINT GENERATED ALWAYS AS IDENTITY,
    pipeline        VARCHAR(200) NOT NULL,
    event           VARCHAR(20)  NOT NULL, -- FAILURE, RECOVERY, REJECTS, MISSED
    happened_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    message         VARCHAR(4000) NOT NULL, -- for people
    payload         CHARACTER LARGE OBJECT       NOT NULL, -- JSON
    state           VARCHAR(20)  NOT NULL, -- WAITING, DELIVERED, FAILED
    attempts        INTEGER      NOT NULL,
    next_attempt_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    delivered_at    TIMESTAMP(6) WITH TIME ZONE,
    target          VARCHAR(500), -- scheme and host of the webhook; the rest is secret
    last_error      VARCHAR(2000),
    CONSTRAINT batchwright_notification_pk PRIMARY KEY (id)
);

CREATE INDEX batchwright_notification_state_idx ON batchwright_notification (state, next_attempt_at);
