-- Who runs what at this moment: the guard against two runs at once, and the sign of life of the one that runs. A row is
-- there only while its run lives; one that stays behind belongs to a process that died.
CREATE TABLE batchwright_run (
    pipeline         VARCHAR(200) NOT NULL,
    scope            VARCHAR(64)  NOT NULL, -- as in batchwright_checkpoint
    partition_no     INTEGER      NOT NULL, -- from 0
    owner_id         VARCHAR(100) NOT NULL, -- random, one per run
    owner_host       VARCHAR(255) NOT NULL,
    owner_boot       VARCHAR(100) NOT NULL,
    owner_namespace  VARCHAR(100) NOT NULL,
    owner_pid        BIGINT       NOT NULL,
    owner_started_at TIMESTAMP(6) WITH TIME ZONE NOT NULL, -- of the process
    session_name     VARCHAR(100) NOT NULL, -- of the process's database sessions
    began_at         TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    beat_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL, -- by the database's clock
    CONSTRAINT batchwright_run_pk PRIMARY KEY (pipeline, scope, partition_no)
);
