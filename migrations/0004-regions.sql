-- module: regions
create table area (
  code text primary key,
  level smallint not null check (level between 1 and 4),
  name text not null,
  -- No foreign key: the data come whole from one source, and its check makes the import several times slower.
  parent_code text,
  path text not null unique collate "C",
  -- Text folded for searching: lower case, no punctuation.
  search text not null
);
create index area_parent on area (parent_code);
create index area_level on area (level, code);
