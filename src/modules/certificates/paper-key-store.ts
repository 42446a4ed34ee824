import { sql } from 'kysely'
import type { PaperStates, TrustedKey } from '../../foundation/paper-claim.ts'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import type { PaperKey } from '../../platform/signing/index.ts'

/** Adds a key to those that the public trusts; one that is there already stays as it is. */
export async function trustPaperKey(tx: Tx, { id, publicKey }: PaperKey, now: Date): Promise<void> {
  await sql`insert into paper_key (id, public_key, made_at) values (${id}, ${json(publicKey)}, ${now})
    on conflict (id) do nothing`.execute(tx)
}

/** Holds a key until the transaction ends, so that it does not end meanwhile; false where it has ended. */
export async function holdPaperKey(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`select ended_at is not null as ended from paper_key
    where id = ${id} for share`.execute(tx)
  return rows[0]?.ended === false
}

/** Waits for whoever signs with the key at this moment; false where it has ended already. */
export async function lockPaperKey(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`select ended_at is not null as ended from paper_key
    where id = ${id} for update`.execute(tx)
  return rows[0]?.ended === false
}

/** Ends a key. `codes`: the digests of all that it signed. */
export async function endPaperKey(
  tx: Tx,
  id: string,
  ended: Readonly<{ at: Date; reason: string; codes: readonly string[] }>,
): Promise<void> {
  await sql`update paper_key set ended_at = ${ended.at}, end_reason = ${ended.reason}, codes = ${json(ended.codes)}
    where id = ${id}`.execute(tx)
}

type KeyRow = Readonly<{
  id: string
  x: string
  y: string
  madeAt: Date
  endedAt: Date | null
  codes: readonly string[] | null
}>

/** Every key that ever signed a code or a credential, the newest first; ended ones say since when. */
export const listPaperKeys = async (reader: Reader): Promise<readonly TrustedKey[]> =>
  (
    await sql<KeyRow>`select id, public_key->>'x' as x, public_key->>'y' as y, made_at as "madeAt",
      ended_at as "endedAt", codes from paper_key order by made_at desc, id`.execute(reader)
  ).rows.map(({ id, x, y, madeAt, endedAt, codes }) => ({
    id,
    x,
    y,
    from: madeAt.toISOString(),
    ...(endedAt === null ? {} : { ended: { at: endedAt.toISOString(), codes: codes ?? [] } }),
  }))

type Ended = Omit<PaperStates, 'at' | 'keys'> & Readonly<{ issued: number }>

/** The places in the lists of states of all certificates that hold no more, or do not count for now. One query. */
export async function listEnded(reader: Reader): Promise<Ended> {
  const { rows } = await sql<{ state: keyof Omit<Ended, 'issued'> | 'issued'; place: number }>`
    select case when c.state = 'valid' then 'suspended' else c.state end as state, c.status_index as place
    from certificate c left join certificate_suspension s on s.certificate_id = c.id and s.lifted_at is null
    where c.state <> 'valid' or s.id is not null
    union all select 'issued', coalesce(max(status_index) + 1, 0) from certificate
    order by place`.execute(reader)
  const placesOf = (state: string): readonly number[] =>
    rows.filter(row => row.state === state).map(row => row.place)
  return {
    withdrawn: placesOf('withdrawn'),
    suspended: placesOf('suspended'),
    replaced: placesOf('replaced'),
    issued: placesOf('issued')[0] ?? 0,
  }
}

/** Notes what the code of a certificate holds; what was noted first stays. */
export async function saveCode(tx: Tx, certificateId: string, code: string): Promise<void> {
  await sql`update certificate set code = ${code} where id = ${certificateId} and code is null`.execute(tx)
}
