import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  casesCsv,
  head,
  neighbour,
  NominationOffice,
  operator,
  pathsOf,
  rulesJson,
  verifier,
} from '../../../../tests/builders/nomination-office.ts'
import { testSite } from '../../../../tests/builders/test-site.ts'
import { questionsFor } from '../../../engine/readiness/requirements.ts'
import type { Question } from '../../../engine/index.ts'
import { text } from '../../../foundation/text.ts'
import { newId } from '../../../platform/random.ts'
import { recordCheck } from '../../documents/index.ts'
import { createEditionWithRules } from '../../editions/index.ts'
import { findAnswers, findChosenDocuments, saveAnswers } from './answer-store.ts'
import { attachDocument } from './attach-document.ts'
import { carryAnswers } from './carry-over.ts'
import { carryPanel, nominationsRoutes, withdrawNomination } from '../index.ts'
import { openAgain } from './open-again.ts'

let office: NominationOffice
let next: string
before(async () => {
  office = await NominationOffice.open()
  next = await anEdition('78')
})
after(() => office.close())

type Shape = {
  sections: { questions: { id: string; kind: string; maxLength?: number; minLength?: number }[] }[]
}

/** The shipped rules with one question that is no longer there, one of another kind, and one that takes only short answers. */
function changedRules(): Readonly<{ json: string; gone: string; other: string; short: string }> {
  const rules = JSON.parse(rulesJson) as Shape
  const asked = questionsFor(office.rules.rules, 'tenun').flatMap(section => section.questions)
  const isFree = ({ kind, fact }: Question): boolean => kind === 'long-text' && fact === undefined
  const [gone, other, short] = asked.filter(isFree).map(question => question.id)
  assert.ok(gone && other && short)
  for (const section of rules.sections) {
    for (const question of section.questions) {
      if (question.id === other) question.kind = 'text'
      if (question.id === short) Object.assign(question, { maxLength: 20, minLength: 1 })
    }
  }
  // Under another name wherever it is named, as if it were a new question.
  return { json: JSON.stringify(rules).replaceAll(`"${gone}"`, `"${gone}-baru"`), gone, other, short }
}

function anEdition(number: string, json = rulesJson): Promise<string> {
  const windows = {
    pengusulan: { opensAt: new Date('2031-03-01T00:00:00Z'), closesAt: new Date('2031-03-31T00:00:00Z') },
  }
  return office.database.write(async tx => {
    const made = await createEditionWithRules(tx, {
      edition: {
        slug: `edisi-${number}`,
        title: text(`Edisi ${number} (contoh)`, `Edition ${number} (example)`),
        kind: 'regular',
        number,
        fictional: true,
      },
      rulesJson: json,
      casesCsv,
      windows,
      reason: 'Uji contoh',
      by: 'test',
      at: new Date('2031-01-01T00:00:00Z'),
      newId,
    })
    return made.editionId
  })
}

const site = () =>
  testSite(office.environment, nominationsRoutes({ tasks: () => Promise.resolve([]), panels: [carryPanel] }))
const answersOf = (id: string) => office.database.read(reader => findAnswers(reader, id))

test('a product, nominated again with one click, has all earlier answers, its documents and its photos', async () => {
  const { id, papers, made } = await office.submitted()
  const page = await site().get(operator, `/usulan/${id}`)
  assert.match(page.body, /value="nomination.open-again"/)
  const answer = await site().post(operator, `/usulan/${id}`, {
    action: 'nomination.open-again',
    edition: next,
  })
  const draft = /\/usulan\/([0-9a-z]{16})\?dari=/.exec(answer.next ?? '')?.[1] ?? ''
  assert.deepEqual(await answersOf(draft), await answersOf(id))
  const shown = (await site().get(operator, `/usulan/${draft}?dari=${id}`)).body
  assert.match(shown, /Dibawa dari usulan terdahulu/)
  assert.match(shown, /Semua isian terdahulu terbawa/)
  assert.match(shown, /Dipakai juga pada Edisi uji \(contoh\)/)
  assert.doesNotMatch(shown, /Diverifikasi \d+/)
  const paper = papers['nib'] ?? Object.values(papers)[0] ?? ''
  const context = {
    actor: verifier,
    now: new Date('2031-03-12T03:00:00Z'),
    arrivedAt: office.clock.now(),
    locale: 'id' as const,
    newId,
  }
  await office.database.write(tx =>
    recordCheck(tx, { documentId: paper, outcome: 'verified', how: 'register', note: '' }, context),
  )
  assert.match(
    (await site().get(operator, `/usulan/${draft}`)).body,
    /Diverifikasi 12 Maret 2031 oleh Sekretariat/,
  )
  assert.match(
    (await site().get(operator, `/en/usulan/${draft}`)).body,
    /Also used in Edition|Also used in Test edition/,
  )
  assert.doesNotMatch(
    (await site().get(operator, `/usulan/${id}`)).body,
    /nomination\.open-again/,
    'nominated in both',
  )
  assert.deepEqual(pathsOf(await office.run(operator, openAgain, { id, edition: next })), ['product'])
  assert.equal((await office.get(draft)).productId, made.product)
})

test('what the new rules do not take, is named with its reason and left behind', async () => {
  const { json, gone, other, short } = changedRules()
  const { id } = await office.submitted()
  const edition = await anEdition('79', json)
  const draft = await office.done(operator, openAgain, { id, edition })
  const [earlier, carried] = [await answersOf(id), await answersOf(draft)]
  assert.deepEqual(
    Object.keys(earlier)
      .filter(question => carried[question] === undefined)
      .toSorted(),
    [gone, other, short].toSorted(),
  )
  const shown = (await site().get(operator, `/usulan/${draft}?dari=${id}`)).body
  for (const words of [
    /tidak ditanyakan lagi/,
    /bentuk pertanyaannya berubah/,
    /tidak sesuai dengan ketentuan sekarang/,
  ])
    assert.match(shown, words)
  const foreign = await office.submitted()
  assert.doesNotMatch((await site().get(operator, `/usulan/${draft}?dari=${foreign.id}`)).body, /Dibawa dari/)
})

test('a document that was chosen by hand, is chosen again while it is in use', async () => {
  const { id, made } = await office.readyDraft()
  const older = await office.aPaper({ kind: 'producer', id: made.producer }, 'nib')
  const requirement = office.rules.rules.document.documents.find(one => one.type === 'nib')?.id ?? ''
  await office.done(operator, attachDocument, { id, requirement, document: older })
  const draft = await office.done(operator, openAgain, { id, edition: next })
  const chosen = await office.database.read(reader => findChosenDocuments(reader, draft))
  assert.deepEqual(chosen, { [requirement]: older })
})

test('a withdrawn nomination, can be opened again in the same edition', async () => {
  const { id } = await office.readyDraft()
  assert.deepEqual(pathsOf(await office.run(operator, openAgain, { id, edition: office.editionId })), [
    'product',
  ])
  await office.done(head, withdrawNomination, { id, reason: 'Contoh alasan menarik usulan.' })
  const draft = await office.done(operator, openAgain, { id, edition: office.editionId })
  assert.deepEqual(await answersOf(draft), await answersOf(id))
})

test('what was corrected after the file was returned is carried over, not what was once submitted', async () => {
  const { id } = await office.submitted()
  const [question = ''] =
    Object.entries(await answersOf(id)).find(([, value]) => typeof value === 'string') ?? []
  const person = {
    personId: 'test',
    role: operator.role,
    areaPath: operator.areaPath,
    now: office.clock.now(),
  }
  const corrected = { ...(await answersOf(id)), [question]: 'Perbaikan contoh yang cukup panjang.' }
  await office.database.write(tx => saveAnswers(tx, id, corrected, person))
  const draft = await office.done(operator, openAgain, { id, edition: next })
  assert.equal((await answersOf(draft))[question], corrected[question])
})

test('a neighbour, the head and a closed edition, are refused', async () => {
  const { id } = await office.submitted()
  assert.deepEqual(pathsOf(await office.run(neighbour, openAgain, { id, edition: next })), ['not-found'])
  assert.deepEqual(pathsOf(await office.run(head, openAgain, { id, edition: next })), ['not-allowed'])
  assert.deepEqual(pathsOf(await office.run(operator, openAgain, { id, edition: newId() })), ['edition'])
  assert.equal((await site().get(neighbour, `/usulan/${id}`)).status, 404)
})

test('an answer that today’s question would change or refuse, is left behind', () => {
  const asked = { rules: office.rules.rules, commodity: 'tenun' }
  const questions = questionsFor(office.rules.rules, 'tenun').flatMap(section => section.questions)
  const choice = questions.find(question => question.kind === 'choice')
  const number = questions.find(question => question.kind === 'number' && question.max !== undefined)
  assert.ok(choice)
  const { answers, left } = carryAnswers(
    { [choice.id]: 'pilihan-lama', ...(number ? { [number.id]: 10 ** 12 } : {}), 'tidak-dikenal': 'x' },
    asked,
    asked,
  )
  assert.deepEqual(answers, {})
  assert.deepEqual(
    left.map(one => [one.questionId, one.because]),
    [[choice.id, 'refused'], ...(number ? [[number.id, 'refused']] : [])],
  )
})
