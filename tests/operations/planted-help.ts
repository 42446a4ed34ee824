import type { PlantedBreach } from './planted-breaches.ts'

const answered = `select nomination_id, question_id from nomination_answer order by nomination_id, question_id limit 1`

/** Breaches around what a province does for the files of its offices. */
export const plantedHelp: readonly PlantedBreach[] = [
  {
    invariant: 'nominations.help-told',
    statements: [
      `update nomination_answer a set saved_role = 'province-officer' from (${answered}) as first
        where a.nomination_id = first.nomination_id and a.question_id = first.question_id`,
    ],
    names: `select nomination_id || ' ' || question_id from (${answered}) as first`,
  },
  {
    invariant: 'nominations.remark-event',
    statements: [
      `insert into province_remark (id, nomination_id, item_kind, item_id, text, area_path, written_by, written_at)
        select 'diam', id, 'file', '', 'Catatan contoh', '/32/', 'x', now() from nomination limit 1`,
    ],
    names: `select 'diam'`,
  },
]
