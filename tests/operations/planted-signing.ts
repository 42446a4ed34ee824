import type { PlantedBreach } from './planted-breaches.ts'

const certificate = 'select id from certificate'

/** Breaches around what is signed on papers, and what holds certificates up. */
export const plantedSigning: readonly PlantedBreach[] = [
  {
    invariant: 'certificates.code',
    statements: [
      'alter table certificate disable trigger user',
      `update certificate set code = 'hEOhASagQ0FCQw'`,
    ],
    names: certificate,
  },
  {
    invariant: 'certificates.suspension',
    statements: [
      `insert into certificate_suspension select 'tangguh', id, issued_at - interval '1 day', '{}', issued_at, '{}'
        from certificate`,
    ],
    names: `select 'tangguh'`,
  },
  {
    invariant: 'catalogue.counted',
    statements: [
      `insert into certificate_suspension select 'tangguh', id, now(), '{}', null, null from certificate`,
    ],
    names: 'select nomination_id from certificate',
  },
]
