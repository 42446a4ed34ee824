-- module: people
-- The record that a mail to somebody without an account is about: what is known of them goes with the record.
alter table mail add column record_id text;
create index mail_record on mail (record_id) where record_id is not null and sent_at is null;
