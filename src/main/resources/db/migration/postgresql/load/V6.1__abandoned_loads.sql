-- A load that was given up (jobs abandon): it is never resumed, and its input is refused until --rerun.
ALTER TABLE batchwright_checkpoint ADD COLUMN IF NOT EXISTS abandoned BOOLEAN DEFAULT FALSE NOT NULL;
