-- module: samples
-- Where samples stand. The secretariat keeps the list.
create table sample_place (
  id text primary key,
  code text not null unique,
  name text not null,
  -- Which need for storage it meets, as the programme's settings name them.
  storage text not null,
  in_use boolean not null default true,
  added_by text not null,
  added_at timestamptz not null,
  counted_by text,
  counted_at timestamptz,
  row_version integer not null default 1
);

-- A sitting to which samples are brought and from which they come back.
create table sample_session (
  id text primary key,
  edition_id text not null references edition (id),
  name text not null,
  place text not null,
  held_on date not null,
  planned_by text not null,
  planned_at timestamptz not null,
  row_version integer not null default 1
);
create index sample_session_day on sample_session (held_on desc, id);

alter table sample drop constraint sample_state_check;
alter table sample
  add column edition_id text references edition (id),
  -- On the outside of the parcel, also of a second one; says nothing of the product.
  add column label_code text,
  add column sent_on date,
  add column storage text not null default '',
  add column lot text not null default '',
  add column best_before date,
  add column wants_replacement boolean not null default false,
  add column place_id text references sample_place (id),
  add column session_id text references sample_session (id),
  add column return_courier text not null default '',
  add column return_tracking text not null default '',
  add column returned_on date,
  -- How many pieces are where. What the events say is what stands here.
  add column underway integer not null default 0 check (underway >= 0),
  add column store integer not null default 0 check (store >= 0),
  add column session integer not null default 0 check (session >= 0),
  add column back integer not null default 0 check (back >= 0),
  add column returned integer not null default 0 check (returned >= 0),
  add column consumed integer not null default 0 check (consumed >= 0),
  add column discarded integer not null default 0 check (discarded >= 0),
  add column lost integer not null default 0 check (lost >= 0);

-- What was known before: announced with courier and number means sent; what was received stands in the store.
update sample set
  edition_id = nomination.edition_id,
  underway = case when sample.state = 'announced' then sample.pieces else 0 end,
  store = case when sample.state = 'received' then sample.pieces else 0 end,
  sent_on = case when sample.courier = '' then null else sample.announced_at::date end
  from nomination where nomination.id = sample.nomination_id;
update sample set state = case
  when state = 'received' then 'stored'
  when sent_on is not null then 'sent'
  else state end;
with letters as (select '23456789ABCDEFGHJKMNPQRSTUVWXYZ' as of_code),
drawn as (
  select sample.id, i, ('x' || substr(md5(sample.id || ':label:' || i), 1, 6))::bit(24)::int % 31 as value
  from sample cross join generate_series(1, 6) as i),
coded as (
  select drawn.id, string_agg(substr(letters.of_code, drawn.value + 1, 1), '' order by drawn.i)
    || substr(max(letters.of_code), (sum(drawn.value * (drawn.i + 1)) % 31)::int + 1, 1) as code
  from drawn cross join letters group by drawn.id)
update sample set label_code = coded.code from coded where coded.id = sample.id;

alter table sample
  alter column edition_id set not null,
  alter column label_code set not null,
  add constraint sample_label_code unique (label_code),
  add constraint sample_state_check check (state in
    ('announced', 'sent', 'stored', 'at-session', 'going-back', 'returned', 'consumed', 'discarded', 'lost'));
drop index sample_state;
create index sample_list on sample (announced_at desc, id);
create index sample_place_id on sample (place_id) where place_id is not null;
create index sample_session_id on sample (session_id) where session_id is not null;

-- The chain of custody: who did what with how many pieces, when and where. Never changed.
create table sample_event (
  sample_id text not null references sample (id),
  number integer not null,
  kind text not null,
  at timestamptz not null,
  person_id text,
  pieces integer not null check (pieces >= 0),
  -- Out of which count the pieces went and into which; null for what came from or left the chain.
  from_count text,
  to_count text,
  place_id text references sample_place (id),
  session_id text references sample_session (id),
  note text not null default '',
  primary key (sample_id, number)
);
create index sample_event_session on sample_event (session_id, sample_id) where session_id is not null;
insert into sample_event (sample_id, number, kind, at, person_id, pieces, from_count, to_count)
  select id, 1, 'announced', announced_at, announced_by, pieces, null, 'underway' from sample
  union all select id, 2, 'sent', announced_at, announced_by, pieces, null, null from sample where sent_on is not null
  union all select id, 3, 'received', received_at, received_by, pieces, 'underway', 'store' from sample where state = 'stored';
create function sample_event_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the chain of custody is append-only';
end
$$;
create trigger sample_event_no_change before update or delete on sample_event for each row execute function sample_event_is_append_only();

-- Photos taken of a parcel when it was received or of a piece that was discarded.
create table sample_photo (
  id text primary key,
  sample_id text not null references sample (id),
  event_number integer not null,
  file_id text not null,
  position integer not null
);
create index sample_photo_sample on sample_photo (sample_id, event_number, position);
