import { sql } from 'kysely'
import type { Tx } from '../src/platform/database/index.ts'

/** What the records around the copied nominations are made of. */
type Around = Readonly<{
  template: string
  rules: string
  /** The parts of a file that are checked, as JSON. */
  parts: string
  verifiers: readonly string[]
}>

const id = (kind: string): string => `'${kind}b' || lpad(n::text, 14, '0')`
const waits = `state in ('submitted', 'resubmitted')`
const isSent = `state not in ('draft', 'approved', 'withdrawn')`

/** Whose file it is, what was checked of it, asked about it, noted at it and decided. */
async function fillDesk(tx: Tx, { parts, verifiers }: Around): Promise<void> {
  const who = `(array[${verifiers.map(one => `'${one}'`).join(', ')}])[1 + n % ${verifiers.length}]`
  const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(tx)
  await run(`insert into verification_assignment (nomination_id, person_id, assigned_by, assigned_at)
    select ${id('n')}, ${who}, 'test', at from list_number where ${isSent} and n % 10 < 7`)
  await run(`insert into check_item (nomination_id, item_id, kind, state, reasons, digest, round, checked_by, checked_at)
    select ${id('n')}, part, 'document', 'accepted', '[]', ${id('v')} || part, 1, ${who}, at
    from list_number cross join jsonb_array_elements_text('${parts}'::jsonb) as part where ${isSent} and n % 10 < 6`)
  await run(`insert into check_question (id, nomination_id, item_id, asked_of, holds, question, asked_by, asked_at, answered_at)
    select ${id('x')}, ${id('n')}, 'photos', case when n % 3 = 0 then ${who} end, true, 'Pertanyaan contoh', 'test', at,
      case when n % 2 = 0 then at end from list_number where ${isSent} and n % 17 = 0`)
  await run(`insert into check_flag (id, nomination_id, kind, note, raised_by, raised_at, resolved_at)
    select ${id('y')}, ${id('n')}, 'other', 'Catatan contoh', 'test', at, case when n % 2 = 0 then at end
    from list_number where ${isSent} and n % 19 = 0`)
  await run(`insert into refusal_proposal (id, nomination_id, round, proposed_by, proposed_at)
    select ${id('z')}, ${id('n')}, 1, ${who}, at from list_number where ${waits} and n % 61 = 0`)
  await run(`insert into verification_outcome (id, nomination_id, round, outcome, reasons, decided_by, decided_at)
    select ${id('w')}, ${id('n')}, 1, state, '[]', ${who}, at
    from list_number where state in ('returned', 'admitted', 'not-admitted')`)
}

async function fillSamples(tx: Tx): Promise<void> {
  const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(tx)
  await run(`insert into sample_place (id, code, name, storage, added_by, added_at)
    select ${id('k')}, 'RAK ' || n, 'Rak contoh ' || n, 'dry', 'test', now() from generate_series(1, 40) as n`)
  await run(`insert into sample (id, nomination_id, edition_id, area_path, state, pieces, courier, tracking_number, announced_by, announced_at,
      label_code, sent_on, best_before, underway, store, place_id, received_by, received_at, condition)
    select ${id('s')}, ${id('n')}, edition, area,
      case when n % 10 < 2 then 'announced' when n % 10 < 4 then 'sent' else 'stored' end, 3, 'Kurir', 'RESI' || n, 'test', at,
      'L' || lpad(n::text, 6, '0'), case when n % 10 >= 2 then at::date end, current_date + n % 400,
      case when n % 10 < 4 then 3 else 0 end, case when n % 10 < 4 then 0 else 3 end,
      case when n % 10 > 4 then 'kb' || lpad((1 + n % 40)::text, 14, '0') end,
      case when n % 10 >= 4 then 'test' end, case when n % 10 >= 4 then at end, case when n % 10 >= 4 then 'good' end
    from list_number where state in ('admitted', 'in-assessment', 'assessed', 'published')`)
  await run(`insert into blind_code (nomination_id, code, given_at)
    select nomination_id, 'A' || chr(65 + (right(id, 8)::int / 10000)) || '-' || right(id, 4), announced_at from sample where store > 0`)
}

async function fillReadiness(tx: Tx, { rules }: Around): Promise<void> {
  const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(tx)
  await run(`insert into readiness_summary (product_id, edition_id, rules_id, producer_id, commodity, area_path, standing, asked, met, lacks, day, computed_at)
    select ${id('q')}, edition, '${rules}', ${id('p')}, commodity, area,
      case when n % 9 = 0 then 'ready' when n % 9 < 3 then 'near' when n % 9 = 3 then 'renew' else 'far' end, 40, 40 - n % 9,
      (array['photos', 'sentra', 'nib', 'npwp', 'izin', 'halal', 'a', 'b'])[1 : n % 9], current_date, now()
    from list_number where not is_old`)
  await run(`insert into petition (id, code, form_token, edition_id, rules_id, commodity, area_path, place_path, state, product,
      business, contact_name, phone, contact_key, readiness, answer, locale, consented_at, received_at, state_at, erase_after)
    select ${id('r')}, 'KODE' || n, 'token' || n, edition, '${rules}', commodity, area, area,
      (array['received', 'in-review', 'accepted', 'declined'])[1 + n % 4], product, maker, 'Nama contoh', '0811', 'key' || n,
      '{"asked": 9, "met": 4, "lacks": []}', case when n % 4 = 3 then 'Jawaban contoh' end, 'id', at, at, at, now() + interval '1 year'
    from list_number where not is_old and n % 4 <> 0`)
}

const fillCertificates = (tx: Tx): Promise<unknown> =>
  sql
    .raw(
      `insert into certificate (id, number, check_key, nomination_id, edition_id, sequence, area_path, commodity, content, rules_hash, state, issued_at)
      select ${id('c')}, 'C/' || n, 'C' || n, ${id('n')}, edition, n, area, commodity,
        jsonb_build_object('template', 1, 'number', 'C/' || n, 'title', titled, 'holder', maker, 'product', product, 'place', 'Contoh',
          'commodity', titled, 'stars', 1 + n % 3, 'of', 3, 'scheme', 'stars', 'starsTitle', titled,
          'edition', jsonb_build_object('number', '75', 'title', titled), 'decree', jsonb_build_object('number', 'SK', 'date', '2030-01-01'),
          'validUntil', null, 'example', true), 'r', 'valid', at
      from list_number cross join (select '{"id": "Contoh", "en": "Example"}'::jsonb as titled) as one where state = 'published'`,
    )
    .execute(tx)

/** The records of other modules around the copied nominations, from the numbers of the copies. */
export async function fillAround(tx: Tx, around: Around): Promise<void> {
  await fillDesk(tx, around)
  await fillSamples(tx)
  await fillReadiness(tx, around)
  await fillCertificates(tx)
}
