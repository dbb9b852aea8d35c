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
    "success" BOOLEAN NOT NULL,
    CONSTRAINT "batchwright_schema_history_pk" PRIMARY KEY ("installed_rank")
);
CREATE INDEX "batchwright_schema_history_s_idx" ON "batchwright_schema_history" ("success");

INSERT INTO "batchwright_schema_history"
SELECT "migration".*, CURRENT_USER, CURRENT_TIMESTAMP, 0, TRUE FROM (VALUES
    (-1, NULL, '<< Flyway Schema History table created >>', 'TABLE', '', NULL),
    (1, '1', 'spring batch', 'SQL', 'repository/V1__spring_batch.sql', 407552004),
    (2, '2', 'checkpoint and rejects', 'SQL', 'load/V2__checkpoint_and_rejects.sql', -813958773),
    (3, '3', 'runs', 'SQL', 'load/V3__runs.sql', 832179914),
    (4, '4', 'dashboard', 'SQL', 'repository/V4__dashboard.sql', -853668285),
    (5, '5', 'schedules', 'SQL', 'repository/V5__schedules.sql', -1468172904),
    (6, '6', 'serve', 'SQL', 'repository/V6__serve.sql', -1079523120)
) AS "migration";
