import type { PlantedBreach } from './planted-breaches.ts'

/** A sample of one announced piece, whole in itself; each breach spoils one part of it. */
const planted = [
  'alter table sample drop constraint sample_nomination_id_key',
  `insert into sample (id, nomination_id, edition_id, area_path, label_code, state, pieces, underway, announced_by, announced_at)
    select 'contoh', id, edition_id, area_path, 'KODEUJI', 'announced', 1, 1, 'test', now() from nomination
    order by id limit 1`,
  `insert into sample_event (sample_id, number, kind, at, person_id, pieces, from_count, to_count)
    values ('contoh', 1, 'announced', now(), 'test', 1, null, 'underway')`,
]

/** Samples whose chain, counts or state were changed behind the product's back. */
export const aroundSamples: readonly PlantedBreach[] = [
  {
    invariant: 'samples.counts',
    statements: [...planted, `update sample set underway = 2 where id = 'contoh'`],
    names: `select 'contoh'`,
  },
  {
    invariant: 'samples.moves',
    statements: [
      ...planted,
      `insert into sample_event (sample_id, number, kind, at, person_id, pieces, from_count, to_count)
        values ('contoh', 2, 'returned', now(), 'test', 0, 'underway', 'returned')`,
    ],
    names: `select 'contoh'`,
  },
  {
    invariant: 'samples.state',
    statements: [...planted, `update sample set state = 'stored' where id = 'contoh'`],
    names: `select 'contoh'`,
  },
]
