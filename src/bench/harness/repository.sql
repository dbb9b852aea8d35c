-- A job repository of :executions executions, made a year long until now, in tables that are empty. 200 jobs, some much more
-- frequent than others; a job that is given up since half a year, with a tenth of all; one that runs once a month. One in 20
-- executions fails, and is restarted; one in 100 has partitions.

CREATE UNLOGGED TABLE made AS
SELECT id,
       CASE WHEN id % 10 = 3 AND id < :executions / 2 THEN 'retired'
            WHEN id % (:executions / 12) = 7 THEN 'monthly'
            ELSE 'job-' || to_char(floor(200 * power((hashint8(id) & 65535) / 65536.0, 3)), 'FM000') END AS job,
       -- A restart follows two executions later.
       CASE WHEN id > 2 AND (id - 2) % 20 = 11 THEN id - 2 ELSE id END AS instance,
       CASE WHEN id > :executions - 5 THEN 'STARTED'
            WHEN id % 20 = 11 THEN 'FAILED'
            WHEN id % 100 = 57 THEN 'STOPPED'
            WHEN id % 5000 = 9 THEN 'ABANDONED'
            WHEN id % 50000 = 99 THEN 'UNKNOWN'
            ELSE 'COMPLETED' END AS status,
       localtimestamp - (:executions - id) * interval '365 days' / :executions AS began,
       -- Most take seconds, some an hour.
       interval '1 second' * round((0.2 + 3600 * power((hashint8(id + 1) & 65535) / 65536.0, 12))::numeric, 3) AS took
FROM generate_series(1, :executions) AS id;

UPDATE made SET job = first.job FROM made AS first WHERE first.id = made.instance AND made.instance <> made.id;
CREATE INDEX ON made (id);
ANALYZE made;

INSERT INTO batch_job_instance
SELECT id, 0, job, md5(id::text) FROM made WHERE instance = id;

INSERT INTO batch_job_execution
SELECT id, 2, instance, began, began + interval '20 ms', CASE WHEN status <> 'STARTED' THEN began + took END,
       status, status,
       CASE WHEN status = 'FAILED' THEN 'java.lang.IllegalStateException: no answer from line ' || id
           || repeat(E'\n\tat com.example.batch.LoadItemWriter.write(LoadItemWriter.java:112)', 20) ELSE '' END,
       CASE WHEN status <> 'STARTED' THEN began + took ELSE localtimestamp END
FROM made;

INSERT INTO batch_job_execution_params
SELECT id, parameter.name, 'java.lang.String', parameter.value, parameter.identifying
FROM made, LATERAL (VALUES
    ('scope', repeat(md5(job), 2), 'Y'),
    ('input', repeat(md5(instance::text), 2), 'Y'),
    ('rerun', '0', 'Y'),
    ('params.day', to_char(began, 'YYYY-MM-DD'), 'Y'),
    ('arguments.1', 'day=' || to_char(began, 'YYYY-MM-DD'), 'N')) AS parameter (name, value, identifying);

INSERT INTO batch_step_execution
SELECT row_number() OVER (ORDER BY id, part), 3, CASE WHEN part = 0 THEN 'load' ELSE 'load:partition' || part END, id,
       began, began + interval '30 ms',
       CASE WHEN status <> 'STARTED' THEN began + took * CASE WHEN part = 8 THEN 1 WHEN part = 0 THEN 1 ELSE 0.3 END END,
       CASE WHEN part > 0 AND part < 8 THEN 'COMPLETED' ELSE status END,
       10, 1000 + id % 9000, id % 50, 900 + id % 9000, 0, 0, id % 7, 0, status, '', began + took
FROM made, LATERAL generate_series(0, CASE WHEN id % 100 = 50 THEN 8 ELSE 0 END) AS part;

INSERT INTO batch_step_execution_context
SELECT step_execution_id, '{"@class":"java.util.HashMap","batch.version":"6.0.4"}', NULL FROM batch_step_execution;

INSERT INTO batch_job_execution_context
SELECT id, '{"@class":"java.util.HashMap","batch.version":"6.0.4"}', NULL FROM made;

INSERT INTO batchwright_sample
SELECT id, 5 * look, 20000 * look, 19000 * look, look, 800000 * look, 60000000 + 1000000 * (look % 9), 250000000
FROM made, generate_series(1, 40) AS look WHERE id > :executions - 5000;

DROP TABLE made;
VACUUM ANALYZE;
