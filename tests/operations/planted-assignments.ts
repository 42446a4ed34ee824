import type { PlantedBreach } from './planted-breaches.ts'

const sheet = 'select id from scoresheet order by id limit 1'
const lockedSheet = `select id from scoresheet where state = 'locked' order by id limit 1`

/** Breaches around who may score what. */
export const plantedAssignments: readonly PlantedBreach[] = [
  {
    invariant: 'assessment.closed-by-interest',
    statements: [
      `insert into assignment (id, nomination_id, person_id, state, explanation, assigned_by, assigned_at)
        select 'terbuka', nomination_id, 'orang-lain', 'assigned', '{}', 'uji', now() from scoresheet where id = (${sheet})`,
      `insert into scoresheet (id, assignment_id, nomination_id, person_id, rules_id, state, created_at)
        select 'lembar', 'terbuka', nomination_id, 'orang-lain', rules_id, 'open', now() from scoresheet where id = (${sheet})`,
      `insert into interest select 'pernyataan', 'orang-lain', nomination_id, 'family', '', now()
        from scoresheet where id = (${sheet})`,
    ],
    also: ['assessment.panel'],
    names: `select 'terbuka'`,
  },
  {
    invariant: 'assessment.unlocked-despite-interest',
    statements: [
      `insert into interest select 'pernyataan', person_id, nomination_id, 'family', '', locked_at
        from scoresheet where id = (${lockedSheet})`,
      `insert into scoresheet_version select 'versi', id, nomination_id, 1, 1, locked_at, '[]', 'uji', 'uji', now()
        from scoresheet where id = (${lockedSheet})`,
    ],
    also: ['assessment.kept-versions'],
    names: `select 'versi'`,
  },
  {
    invariant: 'assessment.later-rounds',
    statements: [
      `insert into assignment (id, nomination_id, person_id, state, round, explanation, assigned_by, assigned_at)
        select 'babak-dua', nomination_id, 'orang-lain', 'released', 2, '{}', 'uji', now() from scoresheet where id = (${sheet})`,
      `insert into scoresheet (id, assignment_id, nomination_id, person_id, rules_id, state, round, created_at)
        select 'lembar', 'babak-dua', nomination_id, 'orang-lain', rules_id, 'open', 2, now() from scoresheet where id = (${sheet})`,
    ],
    names: `select 'babak-dua'`,
  },
  {
    invariant: 'assessment.ties-forward',
    statements: [
      `insert into interest_tie values ('hubungan', 'orang', 'coach', 'Usaha Contoh', '', now(), now(), '')`,
    ],
    names: `select 'hubungan'`,
  },
]
