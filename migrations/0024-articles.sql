-- module: articles
-- A page about the programme that the secretariat writes: history, principles, partners.
create table article (
  id text primary key,
  -- In its address, in both languages; never changes, so that links to it stay true.
  slug text not null unique,
  -- The order in which the pages are listed.
  position integer not null,
  newest_version integer not null,
  -- The version that the public reads, or read before the page was withdrawn.
  published_version integer,
  is_withdrawn boolean not null default false,
  row_version integer not null default 1,
  created_at timestamptz not null,
  check (published_version is null or published_version <= newest_version),
  check (not is_withdrawn or published_version is not null)
);

create table article_version (
  article_id text not null references article (id),
  number integer not null,
  -- Title, summary and body, each in every language.
  content jsonb not null,
  -- SHA-256 of the content.
  digest text not null,
  -- The older version from which this one was taken, if it was.
  taken_from integer,
  -- Null where it was shipped with the programme.
  saved_by text,
  saved_at timestamptz not null,
  primary key (article_id, number)
);

-- What the public was shown from when on, who decided so and why.
create table article_step (
  article_id text not null references article (id),
  number integer not null,
  kind text not null check (kind in ('published', 'withdrawn', 'restored')),
  version integer not null,
  -- Null where it was shipped with the programme.
  taken_by text,
  taken_at timestamptz not null,
  reason text not null,
  primary key (article_id, number),
  foreign key (article_id, version) references article_version (article_id, number)
);

create function article_past_is_frozen() returns trigger language plpgsql as $$
begin
  raise exception 'a version of an article, and what was done with it, never changes';
end
$$;

create trigger article_version_frozen before update or delete on article_version
  for each row execute function article_past_is_frozen();
create trigger article_step_frozen before update or delete on article_step
  for each row execute function article_past_is_frozen();
