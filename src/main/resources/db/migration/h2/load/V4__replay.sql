-- What a replay of rejects needs: the load's parameters, the header of a record's input, and what became of the record.

ALTER TABLE batchwright_checkpoint ADD COLUMN IF NOT EXISTS parameters CHARACTER LARGE OBJECT; -- JSON object, name to text; without secrets
ALTER TABLE batchwright_checkpoint ADD COLUMN IF NOT EXISTS replay_of VARCHAR(64); -- the job_key whose rejects this load replays

ALTER TABLE batchwright_reject ADD COLUMN IF NOT EXISTS header BINARY LARGE OBJECT; -- the header of the input, without its line end
ALTER TABLE batchwright_reject ADD COLUMN IF NOT EXISTS attempts INTEGER DEFAULT 0 NOT NULL; -- how often it was replayed
ALTER TABLE batchwright_reject ADD COLUMN IF NOT EXISTS replayed_at TIMESTAMP(6) WITH TIME ZONE; -- when a replay loaded or filtered it
ALTER TABLE batchwright_reject ADD COLUMN IF NOT EXISTS replayed_by BIGINT; -- the run that did, as a job execution of the repository
