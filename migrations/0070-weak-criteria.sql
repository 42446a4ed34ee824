-- module: coaching
create table criterion_standing (
  -- Where a published result stands on one criterion, for counting over an area. Frozen feedback says the same in words.
  nomination_id text not null references nomination (id),
  criterion_id text not null,
  edition_id text not null references edition (id),
  product_id text not null references product (id),
  title jsonb not null,
  -- Whole hundredths: the assessors' mean, the most, and the next higher level where there is one.
  points integer not null,
  most integer not null,
  next_points integer,
  next_step jsonb,
  -- True where reaching the next level alone would carry the score over the next star's line; null where not known.
  lifts boolean,
  primary key (nomination_id, criterion_id)
);
create index criterion_standing_edition on criterion_standing (edition_id, criterion_id);

-- What was published before is counted, too.
insert into criterion_standing
select distinct on (result.nomination_id, criterion ->> 'id')
  result.nomination_id, criterion ->> 'id', result.edition_id, result.product_id, criterion -> 'title',
  round((criterion ->> 'points')::numeric * 100)::integer, round((criterion ->> 'max')::numeric * 100)::integer,
  round((criterion -> 'next' ->> 'points')::numeric * 100)::integer,
  case when jsonb_typeof(criterion -> 'next') = 'object' then criterion -> 'next' -> 'text' end, null
from result cross join lateral jsonb_path_query(result.feedback, '$.parts.**.criteria[*]') as criterion
where jsonb_typeof(criterion) = 'object'
order by result.nomination_id, criterion ->> 'id';
