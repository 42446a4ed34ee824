import type { PlantedBreach } from './planted-breaches.ts'
import { plantedCorrections } from './planted-corrections.ts'

/** An objection to the only result, in the hands of this person, answered with these findings. */
const answered = (handler: string, findings: string): string =>
  `insert into objection (id, nomination_id, edition_id, producer_id, area_path, side, state, grounds, criteria, text,
      opened_by, opened_at, sent_by, received_at, receipt, answer_by, handler_id, taken_up_at, findings, answered_at)
    select 'sanggah', n.id, n.edition_id, n.producer_id, n.area_path, 'office', 'refused', '["document"]', '[]', 'Contoh',
      'uji', now(), 'uji', now(), 'SGH-1', now(), ${handler}, now(), '${findings}', now() from nomination n limit 1`

/** A second jury of the only result, called for an objection that this person answered: the same person is in it. */
const juryOf = (person: string): readonly string[] => [
  answered(person, '[{"ground":"document","holds":true,"reason":"Contoh."}]').replace(
    `'refused'`,
    `'upheld'`,
  ),
  `insert into second_jury select 'juri', nomination_id, 2, id, 1, 'Contoh', now(), 'uji', now() from objection`,
  `insert into assignment (id, nomination_id, person_id, state, round, explanation, assigned_by, assigned_at)
    select 'juri-satu', nomination_id, ${person}, 'released', 2, '{}', 'uji', now() from objection`,
  `insert into scoresheet (id, assignment_id, nomination_id, person_id, rules_id, state, round, created_at)
    select 'lembar-juri', 'juri-satu', nomination_id, ${person},
      (select rules_id from scoresheet order by id limit 1), 'open', 2, now() from objection`,
]

/** A session of the only edition in which this person moved what became the result. */
const moved = (person: string): readonly string[] => [
  `insert into plenary_session select 'sidang', edition_id, 9, '2020-01-01', 'Contoh', 'closed', 'uji', now(), 'ketua',
    now(), now(), 1 from nomination limit 1`,
  `insert into plenary_turn select 'giliran', 'sidang', id, 1, now(), now(), '' from nomination limit 1`,
  `insert into plenary_motion select 'usul', 'giliran', 'sidang', id, 1, 'other-stars', 1, 1, '', '', ${person}, 'dua',
    now(), 'uji', 'lost', 'vote', 0, 1, 0, 0, 1, 1, null, 'uji', now() from nomination limit 1`,
]

const whole = '[{"ground":"document","holds":false,"reason":"Contoh."}]'

/** The same objection, not answered yet. */
const takenUp = (handler: string): string =>
  answered(handler, whole).replace(`'refused'`, `'taken-up'`).replace(`'${whole}', now()`, 'null, null')

/** Answered by somebody of the plenary, before the platform looked at that: nobody can mend it. */
export const answeredByVoter: readonly string[] = [...moved(`'orang-lain'`), answered(`'orang-lain'`, whole)]

/** Breaches around objections. */
export const plantedObjections: readonly PlantedBreach[] = [
  {
    invariant: 'objections.other-eyes',
    statements: [answered('(select settled_by from settlement limit 1)', whole)],
    names: `select 'sanggah'`,
  },
  {
    invariant: 'objections.other-jury',
    statements: juryOf(`'orang-lain'`),
    // Whoever was in the jury has a part in what comes out, so that the answer is no longer by other people either.
    also: ['objections.other-eyes'],
    names: `select 'juri-satu'`,
  },
  {
    invariant: 'objections.other-than-plenary',
    statements: [...moved(`'orang-lain'`), takenUp(`'orang-lain'`)],
    also: ['objections.other-eyes'],
    names: `select 'sanggah'`,
  },
  {
    invariant: 'objections.answered-whole',
    statements: [answered(`'orang lain'`, '[]')],
    names: `select 'sanggah'`,
  },
  ...plantedCorrections,
]
