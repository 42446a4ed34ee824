-- module: nominations
-- How often an answer was changed, and in which role. A form tells what it was drawn with, so that nobody's
-- change is overwritten unseen.
alter table nomination_answer add column revision integer not null default 1 check (revision >= 1);
alter table nomination_answer add column saved_role text not null default '';
-- Null: answered once and emptied since. The revision and who did it are still told.
alter table nomination_answer alter column value drop not null;
