import type { PlantedBreach } from './planted-breaches.ts'

/** Breaches around the ledger, and the roles of people. */
export const plantedPeople: readonly PlantedBreach[] = [
  {
    invariant: 'ledger.chain',
    statements: [
      'alter table ledger disable trigger user',
      `update ledger set reason = 'lain' where seq = 5`,
    ],
    names: 'select 5',
  },
  {
    invariant: 'people.grant-person',
    statements: [
      'alter table role_grant drop constraint role_grant_person_id_fkey',
      `insert into role_grant select (jsonb_populate_record(one, '{"id":"peran","person_id":"siapa"}')).*
        from role_grant as one limit 1`,
    ],
    names: `select 'peran'`,
  },
  {
    invariant: 'people.roles-apart',
    statements: [
      `insert into role_grant select (jsonb_populate_record(one, '{"id":"peran","role":"verifier","area_path":"/"}')).*
        from role_grant as one where one.role = 'assessor' and one.ended_at is null
        order by one.person_id limit 1`,
    ],
    names: `select person_id from role_grant where id = 'peran'`,
  },
  {
    invariant: 'people.office-area',
    statements: [
      `insert into role_grant select (jsonb_populate_record(one,
        '{"id":"dinas","role":"operator","area_path":"/32/","ended_at":null,"valid_until":null}')).*
        from role_grant as one where owner_id is null limit 1`,
    ],
    names: `select 'dinas'`,
  },
]
