import type { PlantedBreach } from './planted-breaches.ts'

/** Breaches around what people are told. */
export const plantedNotices: readonly PlantedBreach[] = [
  {
    invariant: 'notices.follow-ledger',
    statements: [
      `insert into notice (id, seq, person_id, event, area_path, at, urgent)
        select 'lagi', 1, id, 'verification.admitted', '/', now(), true from person limit 1`,
    ],
    names: `select 'lagi'`,
  },
]
