import assert from 'node:assert/strict'
import { findingText, objectionText } from '../builders/objecting-office.ts'
import type { Walker } from '../journeys/walker.ts'

/** The office drafts an objection to its published result. */
async function draft(walker: Walker, nomination: string): Promise<string> {
  await walker.signIn('operator')
  const page = `/usulan/${nomination}/sanggahan`
  const fields = { ground_document: 'yes', ground_arithmetic: 'yes', text: objectionText }
  const path = (await walker.submit(page, 'objection.open', fields)).replace(/[?#].*$/, '')
  await walker.submit(`${path}?ubah=1`, 'objection.write', fields)
  return path
}

/** The secretariat gives it to the only verifier who had no part in the result. */
async function assign(walker: Walker, path: string): Promise<void> {
  await walker.signIn('verifikator', 'Sekretariat')
  const person = /<option value="([0-9a-z]+)"/.exec(await walker.open(path))?.[1]
  assert.ok(person, 'somebody may handle the objection')
  await walker.submit(path, 'objection.assign', { person })
}

/** An objection that is handed back and withdrawn, and another one that is answered with reasons. */
export async function objectToResult(walker: Walker, nomination: string): Promise<void> {
  const first = await draft(walker, nomination)
  await walker.signIn('kepala')
  await walker.submit(first, 'objection.send')
  await walker.submit(first, 'objection.withdraw')
  const second = await draft(walker, nomination)
  await walker.signIn('kepala')
  await walker.submit(second, 'objection.send')
  await assign(walker, second)
  await walker.signIn('verifikator-2', 'Verifikator')
  await walker.submit(second, 'objection.answer', {
    holds_document: 'no',
    reason_document: findingText,
    holds_arithmetic: 'no',
    reason_arithmetic: findingText,
  })
}
