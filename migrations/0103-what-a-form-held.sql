-- module: actions
-- A digest of what a form held, without secrets and files: who sends another content from the same page is told that
-- something else was stored, and not that it was received before. Empty where nobody said.
alter table action_key add column content text;
