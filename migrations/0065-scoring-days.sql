-- module: assessment
-- How often a mark was changed: a form tells what it was drawn with, so that of two devices none overwrites the other
-- unseen.
alter table mark add column revision integer not null default 1 check (revision >= 1);

-- What an assessor writes for nobody else. `criterion_id` is empty where the note is about the whole product.
create table scoring_note (
  scoresheet_id text not null references scoresheet (id),
  criterion_id text not null default '',
  note text not null check (length(note) <= 2000),
  revision integer not null default 1 check (revision >= 1),
  saved_at timestamptz not null,
  primary key (scoresheet_id, criterion_id)
);

-- Whoever may no longer open a product could no longer delete the notes on it.
create function notes_end_with_the_assignment() returns trigger language plpgsql as $$
begin
  delete from scoring_note where scoresheet_id in (select id from scoresheet where assignment_id = new.id);
  return new;
end
$$;
create trigger assignment_ends_notes after update of state on assignment
  for each row when (new.state = 'released') execute function notes_end_with_the_assignment();
