import { sql } from 'kysely'
import type { Actor } from '../../src/access/index.ts'
import { runAction, type ActionResult, type Environment } from '../../src/actions/index.ts'
import { handOverCertificates, recordConferment } from '../../src/modules/certificates/index.ts'
import { act } from './assessed-edition.ts'
import { todayOf } from './decided-edition.ts'

/** What the form for an event sends; of today unless changed. */
export const confermentFields = (environment: Environment, edition: string) => ({
  edition,
  nameId: 'Penganugerahan Contoh',
  nameEn: 'Example Conferment',
  place: 'Gedung Contoh, Jakarta',
  date: todayOf(environment),
  conferrerName: 'Ibu Menteri Contoh',
  conferrerOffice: 'Menteri Contoh',
})

/** Records an event; its id. */
export async function recordEvent(
  environment: Environment,
  secretariat: Actor,
  edition: string,
  change: Readonly<Record<string, string>> = {},
): Promise<string> {
  const fields = { ...confermentFields(environment, edition), ...change }
  const result = await act(environment, secretariat, recordConferment, fields)
  if (result.kind !== 'done') throw new Error(JSON.stringify(result))
  return String(result.answer['id'])
}

/** The certificates of an edition, by number. */
export const certificatesOf = ({ database }: Environment, edition: string) =>
  database.read(
    async reader =>
      (
        await sql<{
          id: string
          key: string
          number: string
          nomination: string
        }>`select id, check_key as key, number,
          nomination_id as nomination from certificate where edition_id = ${edition} order by sequence`.execute(
          reader,
        )
      ).rows,
  )

/** Hands certificates over at an event, whatever comes of it. */
export const handOver = (
  environment: Environment,
  actor: Actor,
  input: Readonly<{ id: string; certificate: readonly string[] }> & Readonly<Record<string, unknown>>,
  key: string | null = null,
): Promise<ActionResult> =>
  runAction(environment, handOverCertificates, {
    actor,
    locale: 'id',
    input: { ...input, certificate: input.certificate.join(' ') },
    key,
  })

/** Records an event and hands every certificate of the edition over at it; the event, and one hand-over of it. */
export async function conferEdition(
  environment: Environment,
  secretariat: Actor,
  edition: string,
  receivedBy = 'Penerima Contoh',
): Promise<Readonly<{ conferment: string; handOver: string }>> {
  const conferment = await recordEvent(environment, secretariat, edition)
  const certificate = (await certificatesOf(environment, edition)).map(one => one.id)
  const result = await handOver(environment, secretariat, { id: conferment, certificate, receivedBy })
  if (result.kind !== 'done') throw new Error(JSON.stringify(result))
  const { rows } = await environment.database.read(reader =>
    sql<{
      id: string
    }>`select id from hand_over where conferment_id = ${conferment} order by id limit 1`.execute(reader),
  )
  return { conferment, handOver: rows[0]?.id ?? '' }
}
