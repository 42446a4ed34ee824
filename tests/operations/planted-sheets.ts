import type { PlantedBreach } from './planted-breaches.ts'

const untouched = (table: string, statement: string): readonly string[] => [
  `alter table ${table} disable trigger user`,
  statement,
]
const firstSheet = 'select id from scoresheet order by id limit 1'
const firstAssessor = 'select person_id from scoresheet order by id limit 1'
const nomination = 'select id from nomination'
const recomputed = 'decisions.results-recomputed'

/** A repeat of the first sheet, under a code that is never drawn. */
const repeatOf = (person: string, rest: string): string =>
  `insert into repeat_sheet select 'ulangan', n.edition_id, n.id, ${person}, s.id, s.rules_id, 'ZZ-8888', ${rest}, 1
    from scoresheet s join nomination n on n.id = s.nomination_id order by s.id limit 1`

/** Breaches around scoresheets and panels. */
export const aroundSheets: readonly PlantedBreach[] = [
  {
    invariant: 'assessment.sheet-answers',
    statements: untouched(
      'mark',
      `delete from mark where scoresheet_id = (${firstSheet}) and criterion_id = (select min(criterion_id) from mark)`,
    ),
    also: ['assessment.sheet-total', recomputed],
    names: firstSheet,
  },
  {
    invariant: 'assessment.sheet-total',
    statements: [`update scoresheet set total = 1 where id = (${firstSheet})`],
    names: firstSheet,
  },
  {
    invariant: 'assessment.own-province',
    statements: [
      `update person set home_area_path = (select area_path from nomination) where id = (${firstAssessor})`,
    ],
    names: firstSheet,
  },
  {
    invariant: 'assessment.declared-interest',
    statements: [
      `insert into interest values ('pernyataan', (${firstAssessor}), (${nomination}), 'family', '', timestamptz '2000-01-01')`,
    ],
    names: firstSheet,
  },
  {
    invariant: 'assessment.verified-it',
    statements: [
      `update check_item set checked_by = (${firstAssessor}) where item_id = (select min(item_id) from check_item)`,
    ],
    names: firstSheet,
  },
  {
    invariant: 'assessment.kept-versions',
    statements: [
      `insert into scoresheet_version select 'versi', id, nomination_id, 1, 1, locked_at, '[]', 'uji', 'uji', now()
        from scoresheet where id = (${firstSheet})`,
    ],
    names: `select 'versi'`,
  },
  {
    invariant: 'assessment.repeats-of-own',
    statements: [repeatOf(`'orang-lain'`, `'open', null, 'uji', now(), null`)],
    names: `select 'ulangan'`,
  },
  {
    invariant: 'assessment.repeat-total',
    statements: [repeatOf('s.person_id', `'locked', 1, 'uji', now(), now()`)],
    names: `select 'ulangan'`,
  },
  {
    invariant: 'assessment.panel',
    statements: [
      `update assignment set state = 'released' where id = (select assignment_id from scoresheet order by id limit 1)`,
    ],
    also: [recomputed],
    names: nomination,
  },
]
