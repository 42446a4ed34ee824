import type { PlantedBreach } from './planted-breaches.ts'

/** Somebody who came by a link, with a role that goes on. */
const guest = [
  `insert into person select (jsonb_populate_record(one,
    '{"id":"tamu","email":"tamu@undangan.invalid","demo_id":null,"guest":true}')).* from person as one limit 1`,
  `insert into role_grant select (jsonb_populate_record(one,
    '{"id":"peran-tamu","person_id":"tamu","role":"producer","ended_at":null}')).* from role_grant as one
    where one.acting is null limit 1`,
]

const invited = (tries: number): string => `insert into contribution_invitation
    (id, nomination_id, producer_id, area_path, name, person_id, grant_id, token_hash, invited_by, created_at,
      expires_at, tries)
    select 'undangan', id, producer_id, area_path, 'Contoh', 'tamu', 'peran-tamu', 'x', 'tamu', now(), now(), ${tries}
    from nomination limit 1`
const reachesIt = `update role_grant set nomination_id = (select nomination_id from contribution_invitation
  where id = 'undangan') where id = 'peran-tamu'`

/** Breaches around producers who are invited by a link. */
export const plantedContributions: readonly PlantedBreach[] = [
  {
    invariant: 'contributions.role-with-link',
    statements: guest,
    names: `select 'peran-tamu'`,
  },
  {
    invariant: 'contributions.guessed-links',
    statements: [...guest, invited(5), reachesIt],
    names: `select 'undangan'`,
  },
  {
    invariant: 'contributions.grant-nomination',
    statements: [...guest, invited(0)],
    names: `select 'peran-tamu'`,
  },
]
