-- What Flyway records when it applies all migrations to an empty H2 database. A new embedded database is made from this and
-- the scripts named here; NewDatabaseFileTest compares it with Flyway's own.
CREATE TABLE "batchwright_schema_history" (
    "installed_rank" INT NOT NULL,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INT,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "execution_time" INT NOT NULL,
    "success" BOOLEAN NOT NULL
);
ALTER TABLE "batchwright_schema_history" ADD CONSTRAINT "batchwright_schema_history_pk" PRIMARY KEY ("installed_rank");
CREATE INDEX "batchwright_schema_history_s_idx" ON "batchwright_schema_history" ("success");

INSERT INTO "batchwright_schema_history"
SELECT "migration".*, CURRENT_USER, CURRENT_TIMESTAMP, 0, TRUE FROM (VALUES
    (-1, NULL, '<< Flyway Schema History table created >>', 'TABLE', '', NULL),
    (1, '1', 'spring batch', 'SQL', 'repository/V1__spring_batch.sql', 407552004),
    (2, '2', 'checkpoint and rejects', 'SQL', 'load/V2__checkpoint_and_rejects.sql', -902688967),
    (3, '3', 'runs', 'SQL', 'load/V3__runs.sql', -786698430),
    (4, '4', 'replay', 'SQL', 'load/V4__replay.sql', -101060253),
    (5, '6', 'job indexes', 'SQL', 'repository/V6__job_indexes.sql', -2022649087),
    (6, '6.1', 'abandoned loads', 'SQL', 'load/V6.1__abandoned_loads.sql', 1303831145),
    (7, '7', 'samples', 'SQL', 'repository/V7__samples.sql', -999696208),
    (8, '8', 'schedules', 'SQL', 'repository/V8__schedules.sql', -1468172904),
    (9, '9', 'serve', 'SQL', 'repository/V9__serve.sql', -105888613)
) AS "migration";
