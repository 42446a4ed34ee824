-- module: files
create table file (
  id text primary key,
  -- Content address: the same bytes are stored once.
  sha256 text not null,
  bytes integer not null,
  media_type text not null,
  original_name text not null,
  pages integer,
  width integer,
  height integer,
  -- A file is shown to others only after its pictures were re-encoded by the worker.
  state text not null default 'received' check (state in ('received', 'ready', 'refused')),
  created_by text not null,
  created_at timestamptz not null
);
create index file_sha256 on file (sha256);
create table rendition (
  file_id text not null references file (id),
  -- `page-1`, `page-2` ... of a PDF; `w320`, `w800`, `w1600` of a picture.
  name text not null,
  sha256 text not null,
  bytes integer not null,
  media_type text not null,
  width integer not null,
  height integer not null,
  primary key (file_id, name)
);
