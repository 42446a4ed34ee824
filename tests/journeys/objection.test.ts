import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { decisionPeople } from '../builders/assessed-edition.ts'
import { releasedEdition } from '../builders/decided-edition.ts'
import { findingText, objectionText } from '../builders/objecting-office.ts'
import { paper } from '../builders/specimens.ts'
import { browserWalker } from './browser-walker.ts'
import { pageChecks } from './page-checks.ts'
import { noBrowser, openSite, type Site } from './site.ts'

let site: Site
let nomination = ''

before(async () => {
  if (noBrowser) return
  site = await openSite()
  const { environment } = site.application
  const edition = await releasedEdition(environment, decisionPeople(), [], { caseIds: ['anyaman-81-tepat'] })
  nomination = edition.nominations[0]?.id ?? ''
})
after(() => (noBrowser ? undefined : site.close()))

test('an office objects on a phone, other people answer it, and the office reads the findings without a name', {
  skip: noBrowser,
}, async () => {
  const checks = pageChecks(site.origin)
  const context = await site.browser.newContext({ viewport: { width: 360, height: 740 } })
  const walker = browserWalker(context, site.origin, checks.visited)
  await walker.signIn('operator')
  const begun = await walker.submit(`/usulan/${nomination}/sanggahan`, 'objection.open', {
    ground_document: 'yes',
    text: objectionText,
    paper1: { name: 'surat.pdf', type: 'application/pdf', content: paper() },
  })
  const path = begun.replace(/[?#].*$/, '')
  assert.match(await walker.open(path), /surat\.pdf/)
  await walker.signIn('kepala')
  await walker.submit(path, 'objection.send')
  await walker.signIn('verifikator', 'Sekretariat')
  const desk = await walker.open('/sanggahan')
  assert.ok(desk.includes(path), 'the desk lists it')
  const person = /<option value="([0-9a-z]+)"[^>]*>Yuliana/.exec(await walker.open(path))?.[1] ?? ''
  await walker.submit(path, 'objection.assign', { person })
  await walker.signIn('verifikator-2', 'Verifikator')
  await walker.submit(path, 'objection.answer', { holds_document: 'no', reason_document: findingText })
  await walker.signIn('operator')
  const read = await walker.open(path)
  assert.ok(read.includes(findingText))
  assert.ok(!read.includes('Yuliana'), 'who answered is not told')
  assert.match(await walker.open(`/usulan/${nomination}`), /Ditolak dengan alasan/)
  assert.deepEqual(checks.faults, [])
})
