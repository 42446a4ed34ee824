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

/** A sheet on which a panel agreed, by rules that want none. */
const agreedSheet = (rest: string): string =>
  `insert into agreed_sheet select 'sepakat', nomination_id, 1, rules_id, ${rest}, now()
    from scoresheet order by id limit 1`

/** What a level sent about the file of the first sheet, of which the ledger knows nothing. */
const levelAnswer = (sentAt: string): string =>
  `insert into level_answer (id, nomination_id, level, version, rules_id, state, answers, reasons, edited_by, edited_at, sent_by, sent_at)
    select 'tingkat', nomination_id, 'desa', 1, rules_id, 'sent', '{}', '{}', 'uji', now(), 'uji', ${sentAt}
    from scoresheet order by id limit 1`

/** A rating from outside about the file of the first sheet, of which the ledger knows nothing. */
const fromOutside = (broughtAt: string): readonly string[] =>
  untouched(
    'outside_fact',
    `insert into outside_fact (id, nomination_id, fact, version, value, on_sheets, issuer, paper, paper_date, reason, brought_by, brought_at)
      select 'luar', nomination_id, 'nilai', 1, '1', true, 'Balai', '1', '2000-01-01', '', 'uji', ${broughtAt}
      from scoresheet order by id limit 1`,
  )

/** Breaches around scoresheets and panels. */
export const aroundSheets: readonly PlantedBreach[] = [
  {
    invariant: 'assessment.outside-as-brought',
    statements: fromOutside("'2000-01-01'"),
    names: `select 'luar'`,
  },
  {
    invariant: 'assessment.outside-before-lock',
    statements: fromOutside("'2999-01-01'"),
    also: ['assessment.outside-as-brought'],
    names: `select 'luar'`,
  },
  {
    invariant: 'assessment.levels-as-sent',
    statements: [levelAnswer("'2000-01-01'")],
    names: `select 'tingkat'`,
  },
  {
    invariant: 'assessment.levels-before-lock',
    statements: [levelAnswer("'2999-01-01'")],
    also: ['assessment.levels-as-sent'],
    names: `select 'tingkat'`,
  },
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
    invariant: 'assessment.agreed-sheet',
    statements: [agreedSheet(`'open', 1, null, null, null, null`)],
    names: `select 'sepakat'`,
  },
  {
    invariant: 'assessment.agreed-total',
    statements: [agreedSheet(`'locked', 1, 1, 'uji', 'uji', now()`)],
    also: ['assessment.agreed-sheet'],
    names: `select 'sepakat'`,
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
