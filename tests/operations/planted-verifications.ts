import type { PlantedBreach } from './planted-breaches.ts'

export const plantedVerifications: readonly PlantedBreach[] = [
  {
    invariant: 'verification.nothing-open',
    statements: [
      `insert into check_flag (id, nomination_id, kind, note, raised_by, raised_at)
        select 'tanda', nomination_id, 'other', 'contoh', 'orang', now() from verification_outcome where outcome = 'admitted' limit 1`,
    ],
    names: `select nomination_id from check_flag where id = 'tanda'`,
  },
  {
    invariant: 'verification.second-person',
    statements: [
      `insert into refusal_proposal (id, nomination_id, round, proposed_by, proposed_at, outcome, decided_by, decided_at)
        select 'usul', id, 1, 'orang', now(), 'confirmed', 'orang', now() from nomination limit 1`,
    ],
    names: `select 'usul'`,
  },
]
