import type { PlantedBreach } from './planted-breaches.ts'

/** An objection to the only result, in the hands of this person, answered with these findings. */
const answered = (handler: string, findings: string): string =>
  `insert into objection (id, nomination_id, edition_id, producer_id, area_path, side, state, grounds, criteria, text,
      opened_by, opened_at, sent_by, received_at, receipt, answer_by, handler_id, taken_up_at, findings, answered_at)
    select 'sanggah', n.id, n.edition_id, n.producer_id, n.area_path, 'office', 'refused', '["document"]', '[]', 'Contoh',
      'uji', now(), 'uji', now(), 'SGH-1', now(), ${handler}, now(), '${findings}', now() from nomination n limit 1`

const whole = '[{"ground":"document","holds":false,"reason":"Contoh."}]'

/** Breaches around objections. */
export const plantedObjections: readonly PlantedBreach[] = [
  {
    invariant: 'objections.other-eyes',
    statements: [answered('(select settled_by from settlement limit 1)', whole)],
    names: `select 'sanggah'`,
  },
  {
    invariant: 'objections.answered-whole',
    statements: [answered(`'orang lain'`, '[]')],
    names: `select 'sanggah'`,
  },
]
