-- module: plenary
-- Who led a case in place of the chair, from the moment on in which the lead was handed over: the chair is out of the
-- room for it.
create table plenary_lead (
  id text primary key,
  turn_id text not null references plenary_turn (id),
  person_id text not null,
  noted_at timestamptz not null,
  noted_by text not null
);
create index plenary_lead_turn on plenary_lead (turn_id);
