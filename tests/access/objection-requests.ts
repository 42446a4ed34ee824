import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import { json } from '../../src/platform/database/index.ts'
import { newId } from '../../src/platform/random.ts'
import { findingText, objectionText } from '../builders/objecting-office.ts'
import { here } from '../builders/offices.ts'
import { reason, type Address, type Form } from './form.ts'
import type { OfficeWorld } from './office-world.ts'

/** Objections of the office, one for each act; those `withHandler` are in the hands of whoever tests as verifier. */
export type ObjectionWorld = Readonly<{
  received: string
  paper: string
  draft: string
  toWithdraw: string
  toAnswer: string
  toHandBack: string
  /** Upheld on the ground of a conflict. */
  upheld: string
  /** Upheld, and taken up for a new decision. */
  decidedAnew: string
}>

type State = 'draft' | 'received' | 'taken-up' | 'upheld'

const holdingFinding = json([{ ground: 'conflict', holds: true, reason: findingText }])

async function oneObjection({ environment }: Application, nomination: string, state: State): Promise<string> {
  const id = newId()
  const sent = state !== 'draft'
  const upheld = state === 'upheld'
  const handled = upheld || state === 'taken-up'
  await environment.database.write(async tx => {
    await sql`insert into objection (id, nomination_id, edition_id, producer_id, area_path, side, state, grounds, criteria,
        text, opened_by, opened_at, sent_by, received_at, receipt, answer_by, handler_id, taken_up_at, findings, answered_at)
      select ${id}, id, edition_id, producer_id, ${here.path}, 'office', ${state}, '["document"]', '[]', ${objectionText},
        'test', now(), ${sent ? 'test' : null}, ${sent ? environment.clock.now() : null}::timestamptz,
        ${sent ? `SGH-${id}` : null}, ${sent ? environment.clock.now() : null}::timestamptz,
        ${handled ? 'test' : null}, ${handled ? environment.clock.now() : null}::timestamptz,
        ${upheld ? holdingFinding : null}::jsonb, ${upheld ? environment.clock.now() : null}::timestamptz
      from nomination where id = ${nomination}`.execute(tx)
  })
  return id
}

async function oneCorrection({ environment }: Application, objection: string): Promise<string> {
  await environment.database.write(tx =>
    sql`insert into correction (objection_id, nomination_id, edition_id, ground, supersedes, opened_by, opened_at)
      select ${objection}, r.nomination_id, r.edition_id, ${reason}, r.publication_id, 'test', now()
      from result r join objection o on o.nomination_id = r.nomination_id where o.id = ${objection}`.execute(
      tx,
    ),
  )
  return objection
}

async function onePaper({ environment }: Application, objection: string): Promise<string> {
  const id = newId()
  await environment.database.write(async tx => {
    await sql`alter table objection_paper disable trigger user`.execute(tx)
    await sql`insert into objection_paper (id, objection_id, file_id, name, added_at)
      select ${id}, ${objection}, id, 'surat.jpg', now() from file order by id limit 1`.execute(tx)
    await sql`alter table objection_paper enable trigger user`.execute(tx)
  })
  return id
}

export async function objectionWorld(
  application: Application,
  at: OfficeWorld['at'],
): Promise<ObjectionWorld> {
  const one = (state: keyof OfficeWorld['at'], as: State) =>
    oneObjection(application, at[state].nomination, as)
  const received = await one('published', 'received')
  return {
    received,
    paper: await onePaper(application, received),
    draft: await one('published', 'draft'),
    toWithdraw: await one('assessed', 'received'),
    toAnswer: await one('admitted', 'taken-up'),
    toHandBack: await one('approved', 'taken-up'),
    upheld: await one('published', 'upheld'),
    decidedAnew: await oneCorrection(application, await one('published', 'upheld')),
  }
}

/** Puts what is taken up into the hands of one person. */
export async function handledBy({ environment }: Application, personId: string): Promise<void> {
  await environment.database.write(tx =>
    sql`update objection set handler_id = ${personId} where state = 'taken-up'`.execute(tx),
  )
}

const PAGE = '/sanggahan'

export const objectionAddresses = ({ objections, at }: OfficeWorld): Readonly<Record<string, Address>> => ({
  '/sanggahan/:id': { path: `${PAGE}/${objections.received}`, subject: 'office' },
  '/sanggahan/:id/berkas/:paper': {
    path: `${PAGE}/${objections.received}/berkas/${objections.paper}`,
    subject: 'office',
  },
  '/sanggahan/:id/penetapan-baru': { path: `${PAGE}/${objections.upheld}/penetapan-baru`, subject: 'none' },
  '/sanggahan/:id/juri': { path: `${PAGE}/${objections.upheld}/juri`, subject: 'none' },
  '/usulan/:id/sanggahan': { path: `/usulan/${at.published.nomination}/sanggahan`, subject: 'office' },
})

/** Their forms, each for an objection on which the act is open. */
export const objectionForms = ({ objections }: OfficeWorld): Readonly<Record<string, Form>> => ({
  // Another objection to the same result is under way.
  'objection.open': { fields: { text: objectionText, ground_document: 'yes' }, answer: 422 },
  'objection.send': { path: `${PAGE}/${objections.draft}`, subject: 'draft', fields: {}, answer: 422 },
  'objection.write': {
    path: `${PAGE}/${objections.draft}`,
    subject: 'draft',
    fields: { text: objectionText, version: '1' },
  },
  'objection.withdraw': { path: `${PAGE}/${objections.toWithdraw}`, fields: {} },
  // Nobody has this id.
  'objection.assign': { fields: { person: newId() }, answer: 422 },
  'objection.answer': {
    path: `${PAGE}/${objections.toAnswer}`,
    subject: 'handled',
    fields: { holds_document: 'no', reason_document: findingText },
  },
  // Nothing is said of what was wrong.
  'correction.open': { fields: {}, answer: 422 },
  'correction.correct-fact': {
    path: `${PAGE}/${objections.decidedAnew}/penetapan-baru`,
    fields: { fact: 'no-such-fact', value: 'yes', reason },
    answer: 422,
  },
  // Nothing is awaited there.
  'correction.record-awaited': {
    path: `${PAGE}/${objections.decidedAnew}/penetapan-baru`,
    fields: { awaited: 'gate x', paper: 'S-1', reason },
    answer: 422,
  },
  'correction.sign': {
    path: `${PAGE}/${objections.decidedAnew}/penetapan-baru`,
    fields: { stars: '1' },
    answer: 422,
  },
  // There are not enough assessors for a second jury, and so nobody to replace.
  'jury.call': { fields: { due: '2031-06-01', reason }, answer: 422 },
  'jury.replace': { fields: { reason }, answer: 422 },
  'jury.open-sheet': { fields: { sheet: 'tidak-ada', reason }, answer: 422 },
  'jury.set-aside': { fields: { sheet: 'tidak-ada', asideReason: reason }, answer: 422 },
  'jury.open-agreed': { fields: { reason }, answer: 422 },
  'objection.step-aside': {
    path: `${PAGE}/${objections.toHandBack}`,
    subject: 'handled',
    fields: { reason },
  },
})
