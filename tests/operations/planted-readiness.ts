import type { PlantedBreach } from './planted-breaches.ts'

const summary = (standing: string, lacks: string): string =>
  `insert into readiness_summary select p.id, e.id, r.id, p.producer_id, p.commodity, p.area_path, '${standing}', 9,
    9 - cardinality(array[${lacks}]), array[${lacks}], '2030-01-01', now()
    from product p, edition e join edition_rules r on r.edition_id = e.id limit 1`

const petition = (state: string, more: string): string =>
  `insert into petition (id, code, form_token, edition_id, rules_id, commodity, area_path, place_path, state, product,
      business, contact_name, phone, contact_key, readiness, answer, locale, consented_at, received_at, state_at,
      erase_after)
    select 'permintaan', 'kode', 'tanda', r.edition_id, r.id, 'tenun', '/32/32.05/', '/32/32.05/', '${state}', 'Kain',
      'Usaha', 'Ibu', '0812', 'kunci', '{}', 'Jawaban', 'id', now(), now() - interval '3 years', now(), ${more}
    from edition_rules r limit 1`

/** Breaches around summaries of readiness and those who ask to be nominated. */
export const plantedReadiness: readonly PlantedBreach[] = [
  {
    invariant: 'readiness.summaries-add-up',
    statements: ['delete from readiness_summary', summary('far', `'nib'`)],
    names: `select product_id || ' ' || edition_id from readiness_summary where standing = 'far' and cardinality(lacks) = 1`,
  },
  {
    invariant: 'readiness.senders-forgotten',
    also: ['readiness.petitions-in-ledger'],
    statements: [petition('received', `now() - interval '1 year'`)],
    names: `select 'permintaan'`,
  },
  {
    invariant: 'readiness.petitions-in-ledger',
    statements: [petition('declined', `now() + interval '1 year'`)],
    names: `select 'permintaan'`,
  },
]
