-- module: reevaluation
-- The calls of an edition may be closed before a holder comes after all: then its published result, and nothing else,
-- takes the place of "not re-evaluated". Everything else stays frozen as it was.
create or replace function settled_reevaluation_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.outcome = 'not-re-evaluated' and old.nomination_id is null
    and new.outcome not in ('not-re-evaluated', 'void') and new.settled_at >= old.settled_at
    and to_jsonb(new) - '{outcome,result,nomination_id,settled_at}'::text[]
      = to_jsonb(old) - '{outcome,result,nomination_id,settled_at}'::text[]
    and exists (
      select from result
      where result.nomination_id = new.nomination_id and result.edition_id = new.edition_id
        and result.product_id = new.product_id and result.scheme = new.result->>'scheme'
        and result.stars = (new.result->>'stars')::integer and result.stars_of = (new.result->>'of')::integer
    ) then
    return new;
  end if;
  if tg_op = 'DELETE' or old.edition_id <> new.edition_id or old.product_id <> new.product_id
    or (old.outcome is not null and (new.outcome is null or old.former::text <> new.former::text
      or old.nomination_id is distinct from new.nomination_id or old.settled_at <> new.settled_at
      or not exists (select from superseded_result where nomination_id = old.nomination_id)))
    or (old.former::text <> new.former::text
      and not exists (select from superseded_result where nomination_id = old.former->>'nominationId')) then
    raise exception 'the outcome of a re-evaluation never changes';
  end if;
  return new;
end
$$;
