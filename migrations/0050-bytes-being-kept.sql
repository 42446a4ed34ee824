-- module: platform
-- Bytes that somebody stored lately, and that a row may be about to name. Whoever stores bytes writes this first.
create table byte_claim (
  sha256 text primary key,
  claimed_at timestamptz not null
);
create index byte_claim_age on byte_claim (claimed_at);
-- Whether a picture has these bytes.
create index rendition_sha256 on rendition (sha256);
