import type { PlantedBreach } from './planted-breaches.ts'

const certificate = 'select id from certificate'

/** Breaches around what is signed on papers, what holds certificates up, and how they are released and printed. */
export const plantedSigning: readonly PlantedBreach[] = [
  {
    invariant: 'decisions.confirmed-releases',
    statements: [
      `insert into release_confirmation select 'waktu', id, now() + interval '1 day', digest, 'uji', 'uji', now(),
        'waiting', null, null, '[]' from publication`,
    ],
    names: 'select recommendation_id from publication',
  },
  {
    invariant: 'certificates.prints',
    statements: [
      `insert into certificate_print select 'cetak', '{}', false, 'empty', 'uji', now(), now(), null, null, null, null, 1`,
      `insert into certificate_print_item select 'cetak', 0, id, 'waiting', null from certificate limit 1`,
    ],
    names: `select 'cetak'`,
  },
  {
    invariant: 'certificates.code',
    statements: [
      'alter table certificate disable trigger user',
      `update certificate set code = 'hEOhASagQ0FCQw'`,
    ],
    names: certificate,
  },
  {
    invariant: 'certificates.ended-keys',
    statements: [`update paper_key set ended_at = now(), end_reason = 'contoh', codes = '[]'`],
    names: certificate,
  },
  {
    invariant: 'decisions.annex',
    statements: [
      'alter table decree_annex disable trigger user',
      `update decree_annex set content = jsonb_set(content, '{number}', '"LAIN"')`,
    ],
    names: 'select recommendation_id from decree_annex',
  },
  {
    invariant: 'decisions.annex-checkpoint',
    statements: [
      'alter table decree_annex disable trigger user',
      `update decree_annex set content = jsonb_set(content, '{checkpoint,hash}', '"lain"')`,
    ],
    names: 'select recommendation_id from decree_annex',
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
