import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { getDistricts } from 'idn-area-data'
import { checkNumber, findDocumentType, parseDocumentTypes } from '../../engine/document-numbers/index.ts'
import {
  checkAnswer,
  criteriaOf,
  loadRules,
  missingAnswers,
  requirementsFor,
  scoreForm,
  type Rules,
} from '../../engine/index.ts'
import { demoPeople } from '../../modules/people/index.ts'
import { answersOf } from './answers.ts'
import { albumOf } from './album.ts'
import { calendarFrom } from './calendar.ts'
import { currentPlan, demoProducts, demoSentra, finishedPlan, productOf } from './content.ts'
import reasons from './content/reasons.json' with { type: 'json' }
import { historyOf } from './history.ts'
import { factsAbout, sheetsOfPanel } from './marks.ts'
import { decreeOf, letterOf, papersOf } from './product-papers.ts'
import { officeOf } from './register-steps.ts'

const programme = join(import.meta.dirname, '../../../programmes/ovop-id')
const loaded = loadRules(readFileSync(join(programme, 'tiga-bintang-contoh/rules.json'), 'utf8'))
assert.ok(loaded.ok)
const rules: Rules = loaded.value
const types = parseDocumentTypes(readFileSync(join(programme, 'document-types.json'), 'utf8'))
assert.ok(types.ok)
const documentTypes = types.value

const today = '2031-05-14'
const calendar = calendarFrom(new Date(`${today}T05:00:00Z`))
const plans = [...finishedPlan, ...currentPlan]

const doubled = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index)

/** The answers as the form would store them; fails on one that the form refuses. */
function storedAnswers(id: string) {
  const given = Object.entries(answersOf(productOf(id)))
  return Object.fromEntries(
    given.flatMap(([question, raw]) => {
      const asked = rules.questions.get(question)
      assert.ok(asked, `${id}: the rules ask no question ${question}`)
      const read = checkAnswer(asked, raw)
      assert.ok(read.ok, `${id} ${question}: ${read.ok ? '' : read.problems[0]?.message.en}`)
      return read.value === null ? [] : [[question, read.value]]
    }),
  )
}

test('content, names: every producer, product and owner is there once, and every producer says it is an example', () => {
  assert.equal(demoProducts.length, 49)
  for (const names of [
    demoProducts.map(one => one.producer.name),
    demoProducts.map(one => one.product.name),
    demoProducts.map(one => one.producer.owner),
    demoSentra.map(one => one.name),
  ])
    assert.deepEqual(doubled(names), [])
  assert.deepEqual(
    [...demoProducts.map(one => one.producer.name), ...demoSentra.map(one => one.name)].filter(
      name => !/contoh/i.test(name),
    ),
    [],
  )
})

test('content, stories: each product has two to four paragraphs', () => {
  const wrong = demoProducts.filter(({ product }) => {
    const paragraphs = product.story.split('\n\n').length
    return paragraphs < 2 || paragraphs > 4
  })
  assert.deepEqual(
    wrong.map(one => one.id),
    [],
  )
})

test('content, places: districts exist, and lie where the office does', async () => {
  const districts = new Set((await getDistricts()).map(one => one.code))
  const people = new Set(demoPeople().map(person => person.id))
  for (const { id, office, producer, sentra, commodity } of demoProducts) {
    assert.ok(districts.has(producer.district), `${id}: ${producer.district}`)
    assert.ok(producer.district.startsWith(`${office}.`), id)
    assert.ok(people.has(officeOf(office).operator), office)
    const own = demoSentra.find(one => one.id === sentra)
    assert.ok(own && own.office === office && own.commodity === commodity, `${id}: ${sentra}`)
  }
  for (const { id, district } of demoSentra) assert.ok(districts.has(district), id)
})

test('content, answers: every nomination that is sent answers all that its commodity is asked', () => {
  for (const plan of plans.filter(one => one.ready !== 'opened')) {
    const { commodity } = productOf(plan.product)
    const missing = missingAnswers(rules, commodity, storedAnswers(plan.product))
    assert.deepEqual(
      missing.map(one => one.message.en),
      [],
      plan.product,
    )
  }
})

test('content, answers: the open ones name neither the firm nor its owner', () => {
  for (const product of demoProducts) {
    const own = [
      product.producer.name.replace(/ \(contoh\)$/, ''),
      product.producer.owner,
      product.product.name,
    ]
    for (const [question, answer] of Object.entries(answersOf(product))) {
      if (rules.questions.get(question)?.assessors !== 'open') continue
      const told = own.filter(name => answer.includes(name))
      assert.deepEqual(told, [], `${product.id} ${question}`)
    }
  }
})

test('content, papers: every number passes its checks, for each product as for each sentra', () => {
  const all = [
    ...demoProducts.flatMap(product => [
      ...papersOf(product, calendar, -30),
      letterOf(product, calendar.date(-20), '1'),
    ]),
    ...demoSentra.map(sentra => decreeOf(sentra, calendar, -40)),
  ]
  for (const { type, number, edition } of all) {
    const kind = findDocumentType(documentTypes, type)
    assert.ok(kind, type)
    const context = { today, areaCodes: () => true, ...(edition ? { edition } : {}) }
    assert.deepEqual(checkNumber(kind, number, context).problems, [], `${type} ${number}`)
  }
  const identifying = all.filter(one => ['nib', 'npwp', 'nik', 'halal', 'p-irt', 'bpom'].includes(one.type))
  assert.deepEqual(doubled(identifying.map(one => `${one.type} ${one.number}`)), [])
})

test('content, papers: a product that lacks nothing has every document that the rules ask for', () => {
  for (const product of demoProducts.filter(one => one.lacks === undefined)) {
    const facts = factsAbout(rules, product)
    const needed = requirementsFor(rules, product.commodity, facts)
      .filter(one => one.required === true)
      .map(one => one.requirement.type)
    const present = new Set([
      ...papersOf(product, calendar, -30).map(paper => paper.type),
      'surat-usulan',
      'sk-sentra',
    ])
    assert.deepEqual(
      needed.filter(type => !present.has(type)),
      [],
      product.id,
    )
  }
})

test('content, photos: those who are nominated have as many as the rules ask for', () => {
  const sent = plans.filter(plan => plan.end !== 'draft')
  assert.deepEqual(
    sent.filter(plan => albumOf(productOf(plan.product)).length < rules.document.photos.min),
    [],
  )
})

test('content, reasons: there is a written reason for every criterion', () => {
  const ids = [...rules.rubrics.values()].flatMap(one => criteriaOf(one.rubric.root).map(({ id }) => id))
  assert.deepEqual(
    [...new Set(ids)].filter(id => !(id in reasons)),
    [],
  )
})

test('marks, any panel: the mean of the sheets comes out at the points of the product', () => {
  for (const plan of finishedPlan) {
    const product = productOf(plan.product)
    const target = plan.target ?? product.target
    for (const panel of [
      [1, 2, 7],
      [3, 6, 9],
      [5, 10, 12],
    ]) {
      const sheets = sheetsOfPanel(rules, product, panel, { target, spread: 0 })
      const facts = factsAbout(rules, product)
      const scored = scoreForm(rules, {
        form: product.commodity,
        sheets: sheets.map(sheet => sheet.answers),
        facts,
      })
      assert.ok(scored.ok)
      const [outcome] = scored.value.outcomes.values()
      assert.ok(
        Math.abs(Number(outcome?.rounded) - target) < 0.9,
        `${plan.product}: ${outcome?.rounded} instead of ${target}`,
      )
    }
  }
})

test('marks, the same panel twice: the sheets are the same', () => {
  const product = productOf('guci-lurik')
  const sheets = () => sheetsOfPanel(rules, product, [2, 4, 8], { target: 86, spread: 0 })
  assert.deepEqual(sheets(), sheets())
})

test('history, any day of the week: the steps have different keys and lie in the past, in order', () => {
  for (let day = 0; day < 7; day++) {
    const base = new Date(Date.UTC(2031, 4, 10 + day, 3))
    const steps = historyOf(calendarFrom(base))
    assert.deepEqual(doubled(steps.map(step => step.key)), [])
    assert.ok(steps.every((step, index) => index === 0 || step.at >= (steps[index - 1]?.at ?? base)))
    assert.ok((steps.at(-1)?.at ?? base) < base)
  }
})
