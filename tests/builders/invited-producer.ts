import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { openOffice, sendForm, type Office } from '../enemy/office.ts'
import { idIn, openStages } from '../journeys/story-nominating.ts'
import { httpWalker } from '../journeys/walker.ts'
import { findForm } from './page-forms.ts'
import { TestClient, type Answer } from './test-client.ts'

/** An office with a draft whose producer can be invited. */
export type InvitingOffice = Office & Readonly<{ nomination: string }>

export const PHONE = '0812-3400-5678'
export const DIGITS = '5678'

export async function openInvitingOffice(): Promise<InvitingOffice> {
  const office = await openOffice()
  const { application, operator, producer, product } = office
  await application.environment.database.write(tx =>
    sql`update producer set phone = ${PHONE} where id = ${producer}`.execute(tx),
  )
  const edition = await openStages(httpWalker(application.server), ['nominate'])
  return { ...office, nomination: await openDraft(operator, product, edition) }
}

export async function openDraft(operator: TestClient, product: string, edition: string): Promise<string> {
  const opened = await operator.submit(`/usulan/baru?edisi=${edition}`, 'nomination.open', {
    product,
    edition,
  })
  assert.equal(opened.status, 303, opened.body.slice(0, 400))
  return idIn(opened.location ?? '')
}

/** The office makes a link; gives its path, `/undangan/…`. */
export async function invite({ operator, nomination }: InvitingOffice, name = 'Ibu Contoh'): Promise<string> {
  const made = await sendForm(operator, `/usulan/${nomination}/undangan`, 'contribution.invite', { name })
  assert.equal(made.status, 303, made.body.slice(0, 400))
  const page = await operator.get(made.location ?? '')
  const path = /value="[^"]*(\/undangan\/[\w-]{40,60})"/.exec(page.body)?.[1]
  assert.ok(path, 'the link is shown')
  return path
}

/** Opens a link on a phone of its own, with these digits. */
export async function openLink(
  { application }: Pick<Office, 'application'>,
  path: string,
  digits = DIGITS,
): Promise<Readonly<{ phone: TestClient; answer: Answer }>> {
  const phone = new TestClient(application.server)
  return { phone, answer: await useLink(phone, path, digits) }
}

export async function useLink(phone: TestClient, path: string, digits: string): Promise<Answer> {
  const form = findForm((await phone.get(path)).body, 'session.use-invitation')
  assert.ok(form, 'the page has its button')
  return phone.post(form.target, { ...form.fields, digits, action: 'session.use-invitation' })
}

/** The same office, the phone on which its link was opened, and where the own part begins. */
export async function openOwnPart(): Promise<
  Readonly<{ office: InvitingOffice; phone: TestClient; home: string }>
> {
  const office = await openInvitingOffice()
  const { phone } = await openLink(office, await invite(office))
  return { office, phone, home: `/bagian-saya/${office.nomination}` }
}

/** The rows of a query. */
export const foundIn = (
  { application }: Pick<Office, 'application'>,
  query: string,
): Promise<readonly Record<string, unknown>[]> =>
  application.environment.database.read(
    async reader => (await sql.raw<Record<string, unknown>>(query).execute(reader)).rows,
  )
