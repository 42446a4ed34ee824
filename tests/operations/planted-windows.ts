import type { PlantedBreach } from './planted-breaches.ts'

/** Breaches around the windows of stages. */
export const plantedWindows: readonly PlantedBreach[] = [
  {
    invariant: 'editions.extensions',
    statements: [
      `insert into stage_extension
        (act_id, edition_id, stage_id, area_path, closed_before, closes_at, reason, extended_by, extended_at)
        select 'lagi', edition_id, stage_id, '/', now(), now() + interval '1 day', 'contoh', 'uji', now()
        from edition_stage limit 1`,
    ],
    names: `select 'lagi'`,
  },
]
