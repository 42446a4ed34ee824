-- module: files
alter table file drop constraint file_state_check;
-- `quarantined`: a scanner found something in its bytes; no address serves them or a picture of them.
alter table file add constraint file_state_check
  check (state in ('received', 'ready', 'refused', 'quarantined'));
alter table file
  add column scan text not null default 'unscanned' check (scan in ('unscanned', 'clean', 'infected')),
  -- Why it is not scanned: no-scanner, away, over-limit or error; of an infected one what was found.
  add column scan_note text,
  -- When a scanner last looked at it, and with which signatures.
  add column scanned_at timestamptz,
  add column scanned_with text,
  -- Where and when a photo was taken, as its camera noted it: for the office only, never in a picture made of it.
  add column evidence jsonb;
create index file_unscanned on file (scan) where scan = 'unscanned';
