// on the embedded database: what is published and exported does not depend on which database holds it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  act,
  assessedEdition,
  decisionPeople,
  shippedCases,
  type AssessedEdition,
} from '../../../../tests/builders/assessed-edition.ts'
import { decideIt, releaseIt, signList, tamperWith } from '../../../../tests/builders/decided-edition.ts'
import { checkedByPython } from '../../../../tests/builders/deciding-anew.ts'
import { anAccount } from '../../../../tests/builders/accounts.ts'
import { anActor } from '../../../../tests/builders/offices.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../../tests/builders/test-environment.ts'
import { testSite } from '../../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../../tests/builders/valid-page.ts'
import type { Actor } from '../../../access/index.ts'
import type { AnyAction, Environment } from '../../../actions/index.ts'
import { json, type Reader } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/random.ts'
import { loadAgreed } from '../../assessment/agreed/agreed-ground.ts'
import { seenOf } from '../../assessment/agreed/answer-agreed.ts'
import { agreedActions, juryRoutes, secondJuryOf } from '../../assessment/index.ts'
import { agreedRoutes } from '../../assessment/agreed/agreed-routes.ts'
import { openJurorSheet } from '../../assessment/jury/open-juror-sheet.ts'
import { openJuryAgreed } from '../../assessment/jury/open-jury-agreed.ts'
import { replaceJuror } from '../../assessment/jury/call-jury.ts'
import { setJurorAside } from '../../assessment/jury/set-aside-juror.ts'
import { getNomination, listNominationsByIds } from '../../nominations/index.ts'
import { exportEdition } from '../recomputation/export-edition.ts'
import { loadCases, type PlenaryCase } from '../cases/plenary-case.ts'
import { recomputeResults } from '../recomputation/recompute.ts'
import { findResult } from '../result-store.ts'

const people = decisionPeople()
const chair = anActor('chair')
const CODE = 'KT-4455'
const OBJECTION = newId()
let environment: Environment
let edition: AssessedEdition
before(async () => {
  environment = testEnvironment(await testDatabase())
  const caseIds = shippedCases.slice(0, 2).map(one => one.id)
  const aggregation = { first: 'sheet', combine: 'consensus', rounding: { kind: 'half-up', places: 2 } }
  edition = await assessedEdition(environment, { caseIds, rules: { aggregation } })
})
after(() => environment.database.close())

const read = <Value>(work: (reader: Reader) => Promise<Value>): Promise<Value> =>
  environment.database.read(work)
const casesIn = (round: number): Promise<readonly PlenaryCase[]> =>
  read(async reader => {
    const ids = edition.nominations.map(one => one.id)
    const inputs = new Map(ids.map(id => [id, { round, facts: {} }]))
    return loadCases(reader, await listNominationsByIds(reader, ids), inputs)
  })
const done = async (actor: Actor, action: AnyAction, input: Readonly<Record<string, string>>) => {
  const result = await act(environment, actor, action, input)
  assert.equal(result.kind, 'done', `${action.name} ${JSON.stringify(result).slice(0, 400)}`)
}

/** The panel agreed on what its second sheet says. */
const agreeOn = (one: PlenaryCase): Promise<void> =>
  environment.database.write(async tx => {
    const id = newId()
    const { sheetId, totalHundredths } = one.sheets[1] ?? assert.fail('no second sheet')
    await sql`insert into agreed_sheet values (${id}, ${one.nomination.id}, 1, ${one.rules.id}, 'open', 1, null, null,
      null, null, now())`.execute(tx)
    await sql`insert into agreed_mark select ${id}, criterion_id, answer, 'Disepakati panel.', now(), 1 from mark
      where scoresheet_id = ${sheetId}`.execute(tx)
    await sql`update agreed_sheet set state = 'locked', total = ${totalHundredths}, beside = 'x', locked_by = 'uji',
      locked_at = now() where id = ${id}`.execute(tx)
  })

test('from the agreed sheets to published results, computed again here and by the second program without a difference', async () => {
  const before = await casesIn(1)
  assert.deepEqual(
    before.map(one => one.computed.proposal.state),
    ['incomplete', 'incomplete'],
    'without an agreed sheet there is no result',
  )
  for (const one of before) await agreeOn(one)
  const cases = await casesIn(1)
  for (const { computed, sheets } of cases) {
    assert.equal(computed.proposal.state, 'ranked')
    assert.equal(Number(computed.proposal.rounded) * 100, sheets[1]?.totalHundredths)
  }
  const stars = Object.fromEntries(
    edition.nominations.map(({ caseId, id }) => [
      caseId,
      cases.find(one => one.nomination.id === id)?.computed.proposal.stars ?? 0,
    ]),
  )
  const list = await signList(environment, people, edition, stars)
  await decideIt(environment, people, list)
  await releaseIt(environment, people, list)
  const again = await read(reader => recomputeResults(reader, edition.id))
  assert.deepEqual([again.results, again.different], [2, []])
  const exported = await read(reader => exportEdition(reader, edition.id))
  const seats = exported?.files.find(one => one.name === 'sheets.json')?.content.match(/"agreed": true/g)
  assert.equal(seats?.length, 2)
  assert.match(checkedByPython(exported?.files ?? [])[0] ?? '', /"different":0/)
  // Only what was agreed is told, not what one person had written.
  for (const { id } of edition.nominations) {
    const { feedback } = (await read(reader => findResult(reader, id))) ?? assert.fail('no result')
    const reasons = JSON.stringify(feedback).match(/kenari alasan penilai|Disepakati panel\./g)
    assert.ok(feedback.sheets === 3 && !reasons?.includes('kenari alasan penilai'))
  }
})

/** A jury of three whose sheets are locked with the same marks as the panel's. */
const juryOf = (one: PlenaryCase): Promise<void> =>
  environment.database.write(async tx => {
    const { id, producerId } = one.nomination
    await sql`insert into objection (id, nomination_id, edition_id, producer_id, area_path, side, state, grounds, criteria,
      text, opened_by, opened_at) values (${OBJECTION}, ${id}, ${edition.id}, ${producerId}, '/32/32.05/', 'office', 'draft',
      '[]', '[]', 'Contoh', 'uji', now())`.execute(tx)
    await sql`insert into second_jury values ('juri', ${id}, 2, ${OBJECTION}, 3, 'Contoh', now(), 'uji', now())`.execute(
      tx,
    )
    await sql`insert into blind_code (nomination_id, round, code, given_at) values (${id}, 2, ${CODE}, now())`.execute(
      tx,
    )
    for (const [index, { answers }] of one.sheets.slice(0, 3).entries()) {
      const sheet = newId()
      await sql`insert into assignment (id, nomination_id, person_id, state, round, explanation, assigned_by, assigned_at)
        values (${sheet}, ${id}, ${`juri-${index}`}, 'assigned', 2, '{}', 'uji', now())`.execute(tx)
      await sql`insert into scoresheet (id, assignment_id, nomination_id, person_id, rules_id, state, round, created_at)
        values (${sheet}, ${sheet}, ${id}, ${`juri-${index}`}, ${one.rules.id}, 'open', 2, ${new Date(index)})`.execute(
        tx,
      )
      for (const [criterion, answer] of Object.entries(answers))
        await sql`insert into mark (scoresheet_id, criterion_id, answer, reason, saved_at)
          values (${sheet}, ${criterion}, ${json(answer)}::jsonb, 'Alasan juri.', now())`.execute(tx)
      await sql`update scoresheet set state = 'locked', total = 0, locked_at = now() where id = ${sheet}`.execute(
        tx,
      )
    }
  })

const path = `/lembar-bersama/${CODE}`
const revision = () =>
  read(async reader => {
    const { rows } = await sql<{ n: number }>`select revision as n from agreed_sheet where round = 2`.execute(
      reader,
    )
    return rows[0]?.n ?? 0
  })

/** While the chair writes: what is wrong stays out, and another tab or chair is told and asked. */
async function savesItself(answers: Readonly<Record<string, unknown>>): Promise<void> {
  const site = testSite(environment, agreedRoutes)
  const [criterion = ''] = Object.keys(answers)
  const [name, mark] = [`reason.${criterion}`, `mark.${criterion}`]
  const page = (await site.get(chair, path)).body
  const base = new RegExp(`name="b.${name}" value="([^"]+)"`).exec(page)?.[1] ?? ''
  const save = (reason: string) =>
    site.post(chair, path, {
      action: 'agreed-sheet.autosave',
      [`b.${name}`]: base,
      [name]: reason,
    })
  const wrong = { action: 'agreed-sheet.autosave', [mark]: '<b>' }
  assert.equal((await site.post(chair, path, wrong)).status, 303)
  assert.equal(await revision(), 0)
  for (const said of ['Tertulis di kemasan.', 'Lain sama sekali.'])
    assert.equal((await save(said)).status, 303)
  assert.equal(await revision(), 1, 'nothing is overwritten unasked')
  const news = await site.get(chair, `${path}/kabar?versi=0`)
  assert.match(news.body, /Tertulis di kemasan.*Ketua di tab atau perangkat lain/s)
  assert.match((await site.get(chair, `${path}/kabar?versi=1`)).body, /"answers":\[\]/)
  for (const other of [anActor('assessor'), anActor('operator')])
    assert.notEqual((await site.get(other, `${path}/kabar`)).status, 200)
}

let isOpen = true
const findCause = () =>
  Promise.resolve({
    nominationId: edition.nominations[0]?.id ?? '',
    calls: isOpen,
    grounds: [],
    tookPart: [],
  })
const why = 'Satu kriteria keliru dicatat.'
const tried = async (actor: Actor, action: AnyAction, more: Readonly<Record<string, string>> = {}) => {
  const result = await act(environment, actor, action, { id: OBJECTION, reason: why, ...more })
  return result.kind === 'refused' ? (result.problems[0]?.code ?? '') : result.kind
}
const sheetOf = async (person: string): Promise<string> => {
  const asked = sql<{ id: string }>`select id from scoresheet where person_id = ${person}`
  return (await read(reader => asked.execute(reader))).rows[0]?.id ?? ''
}

test('a second jury is whole only with its own agreed sheet, which moves nothing of what is published', async () => {
  const [one] = await casesIn(1)
  assert.ok(one)
  const { id } = one.nomination
  await juryOf(one)
  const isComplete = async () => (await read(reader => secondJuryOf(reader, id)))?.complete
  assert.equal(await isComplete(), false)
  const { takeOverAlike, saveAgreedSheet, agreeToSheet, lockAgreedSheet } = agreedActions
  await savesItself(one.sheets[0]?.answers ?? {})
  await act(environment, chair, takeOverAlike, { code: CODE })
  const typed = Object.entries(one.sheets[0]?.answers ?? {}).flatMap(([criterion, answer]) => [
    [`mark.${criterion}`, answer === true ? 'yes' : answer === false ? 'no' : String(answer)],
    [`reason.${criterion}`, 'Disepakati juri.'],
  ])
  await done(chair, saveAgreedSheet, {
    code: CODE,
    ...(Object.fromEntries(typed) as Record<string, string>),
  })
  const jurors = [0, 1, 2].map((index): Actor => ({ ...anActor('assessor'), personId: `juri-${index}` }))
  const agree = async (juror: Actor): Promise<void> => {
    const who = { actor: juror, now: environment.clock.now() }
    const ground = await read(reader => loadAgreed(reader, CODE, who))
    assert.ok(ground)
    await done(juror, agreeToSheet, { code: CODE, seen: seenOf(ground) })
  }
  for (const juror of jurors) await agree(juror)
  const published = await read(reader => findResult(reader, id))
  await done(chair, lockAgreedSheet, { code: CODE })
  assert.equal(await isComplete(), true)

  // A slip that is noticed after the lock: opened again with a reason, the decision waits for the jury once more.
  const [openAgreed, openSheet] = [openJuryAgreed(findCause), openJurorSheet(findCause)]
  const ofMember = await sheetOf('juri-0')
  assert.equal(await tried(chair, openSheet, { sheet: ofMember }), 'agreed-sheet-locked')
  for (const actor of [anActor('secretariat'), jurors[0] ?? chair, anActor('visitor')])
    assert.notEqual(await tried(actor, openAgreed), 'done')
  assert.equal(await tried(chair, openAgreed, { reason: 'x' }), 'too_small')
  isOpen = false
  assert.equal(await tried(chair, openAgreed), 'no-cause', 'the new decision is signed')
  isOpen = true
  assert.equal(await tried(chair, openAgreed), 'done')
  assert.equal(await tried(chair, openAgreed), 'sheet-open')
  assert.equal(await isComplete(), false)
  const site = testSite(environment, juryRoutes(findCause))
  const shown = mainOf(await openValid(site, chair, `/sanggahan/${OBJECTION}/juri`))
  assert.match(shown, /Putusan baru menunggu sampai juri menyepakati.*Satu kriteria keliru dicatat/s)
  for (const juror of jurors) await agree(juror)
  await done(chair, lockAgreedSheet, { code: CODE })
  assert.match(
    mainOf(await openValid(site, chair, `/sanggahan/${OBJECTION}/juri`)),
    /Buka lagi lembar bersama|reason-agreed/,
  )
  assert.equal(await isComplete(), true)
  assert.equal((await read(reader => getNomination(reader, id))).state, 'published')
  assert.deepEqual(await read(reader => findResult(reader, id)), published)
  const anew = (await casesIn(2)).find(each => each.nomination.id === id)
  assert.deepEqual([anew?.sheets.length, anew?.computed.proposal.state], [4, 'ranked'])
  assert.equal(Number(anew?.computed.proposal.rounded) * 100, one.sheets[0]?.totalHundredths)
})

test('a locked sheet of a jury is set aside where its member has an interest, and somebody else takes the seat', async () => {
  const id = edition.nominations[0]?.id ?? ''
  const [sheet, clean] = [await sheetOf('juri-0'), await sheetOf('juri-1')]
  const aside = (actor: Actor, which = sheet, asideReason = why) =>
    tried(actor, setJurorAside(findCause), { sheet: which, asideReason })
  const at = `/sanggahan/${OBJECTION}/juri`
  const site = testSite(environment, juryRoutes(findCause))
  const page = async (query = '') => mainOf(await openValid(site, chair, `${at}${query}`))
  const jury = () => read(reader => secondJuryOf(reader, id))
  assert.doesNotMatch(await page(`?sisihkan=${sheet}`), /jury\.set-aside/)
  await environment.database.write(tx =>
    sql`insert into interest (id, person_id, nomination_id, kind, declared_at)
      values ('milik-juri', 'juri-0', ${id}, 'family', now())`.execute(tx),
  )
  assert.match(await page(), /Sesudah lembar bersama terkunci diketahui benturan/)
  const unsaid = sql`update agreed_voice set agrees = false, reason = ${why} where person_id = 'juri-0'`
  await tamperWith(environment, 'agreed_voice', unsaid)
  assert.doesNotMatch(await page(), /Sesudah lembar bersama terkunci/, 'who did not agree is not named')
  assert.equal(await aside(chair), 'agreed-sheet-locked')
  assert.equal((await jury())?.complete, true, 'it counts until the chair decides')
  assert.equal(await tried(chair, openJuryAgreed(findCause)), 'done')
  const member: Actor = { ...anActor('assessor'), personId: 'juri-0' }
  for (const actor of [anActor('secretariat'), member, anActor('auditor'), anActor('visitor')])
    assert.notEqual(await aside(actor), 'done')
  assert.equal(await aside(chair, clean), 'no-interest')
  assert.equal(await aside(chair, 'tidak-ada'), 'sheet-open')
  assert.equal(await aside(chair, sheet, 'x'), 'too_small')
  isOpen = false
  assert.equal(await aside(chair), 'no-cause', 'the new decision is signed')
  isOpen = true
  assert.match(await page(`?sisihkan=${sheet}`), /jury\.set-aside/)
  const both = await Promise.all([aside(chair), aside(chair)])
  assert.deepEqual(both.toSorted(), ['done', 'sheet-open'])
  assert.deepEqual([(await jury())?.locked, (await jury())?.complete], [2, false])
  const kept = sql`select 1 from scoresheet where id = ${sheet} and state = 'locked'`
  assert.equal((await read(reader => kept.execute(reader))).rows.length, 1)
  assert.match(await page(), /Satu kursi kosong/)
  const fresh = await anAccount(environment.database, 'Penilai Pengganti', [{ role: 'assessor' }])
  assert.equal(await tried(chair, replaceJuror(findCause), { assignment: '' }), 'done')
  assert.notEqual(await sheetOf(fresh.id), '')
  assert.equal((await jury())?.assigned, 3)
})
