import type { Answer } from '../../engine/index.ts'
import { assignAssessors, declareInterest, lockSheet, markSheet } from '../../modules/assessment/index.ts'
import { publishedRulesOf } from '../../modules/editions/index.ts'
import { blindCodesOf } from '../../modules/samples/index.ts'
import { act, attempt, idOf, type Occasion, type Seed, type Step } from './act.ts'
import type { SheetStage } from './content.ts'
import notes from './content/notes.json' with { type: 'json' }
import { editionKeys, type EditionKey } from './edition-steps.ts'
import { sheetsOfPanel, type FilledSheet } from './marks.ts'
import { nominationId, type Nominated } from './nomination-steps.ts'
import { storyIn, type Story } from './story.ts'
import type { Calendar } from './calendar.ts'

export const ASSESSORS = 12
const PANEL = 3

export const assessor = (number: number): string => `penilai-${number}`

export async function codeOf(seed: Seed, nominated: Nominated): Promise<string> {
  const id = nominationId(seed, nominated)
  const codes = await seed.parts.environment.database.read(reader => blindCodesOf(reader, [id]))
  const code = codes.get(id)
  if (code === undefined) throw new Error(`${nominated.key} has no blind code`)
  return code
}

/**
 * Who scores the product, by the numbers of the demo's assessors: each opens the sheet of this code, and who was
 * not assigned finds none.
 */
export async function findScorers(
  seed: Seed,
  { at, key }: Occasion,
  name: string,
  code: string,
): Promise<readonly number[]> {
  const found: number[] = []
  for (let number = 1; number <= ASSESSORS; number++) {
    const occasion = { by: assessor(number), at, key: `${key} ${number}` }
    const opened = await attempt(seed, occasion, markSheet, { code })
    if (opened.kind === 'done') found.push(number)
  }
  if (found.length !== PANEL) throw new Error(`${name} has ${found.length} assessors`)
  return found
}

async function findPanel(seed: Seed, occasion: Occasion, nominated: Nominated): Promise<void> {
  const found = await findScorers(seed, occasion, nominated.key, await codeOf(seed, nominated))
  seed.ids.set(`${nominated.key} panel`, found.join(' '))
}

export const panelOf = (seed: Seed, { key }: Nominated): readonly number[] =>
  idOf(seed, `${key} panel`).split(' ').map(Number)

/** The sheets of a product's panel; `apart` points away from how it was scored first. */
export const sheetsFor = (seed: Seed, nominated: Nominated, apart = 0): Promise<readonly FilledSheet[]> =>
  sheetsBy(seed, nominated, panelOf(seed, nominated), apart)

/** The same by other people, told by their numbers. */
export async function sheetsBy(
  seed: Seed,
  nominated: Nominated,
  numbers: readonly number[],
  apart: number,
): Promise<readonly FilledSheet[]> {
  const edition = idOf(seed, editionKeys[nominated.edition])
  const loaded = await seed.parts.environment.database.read(reader => publishedRulesOf(reader, edition))
  if (!loaded) throw new Error('the demo edition has no rules')
  const { plan, product } = nominated
  const aim = { target: (plan.target ?? product.target) + apart, spread: plan.spread ?? 0 }
  return sheetsOfPanel(loaded.rules, product, numbers, aim)
}

const formValue = (value: Answer): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : value.replace('.', ',')

/** The fields of the first part of a sheet, in the order of the rubric. */
export function fieldsOf(sheet: FilledSheet, share: number): Record<string, string> {
  const answers = Object.entries(sheet.answers)
  const fields: Record<string, string> = {}
  for (const [id, value] of answers.slice(0, Math.round(answers.length * share))) {
    fields[`mark.${id}`] = formValue(value)
    const reason = sheet.reasons[id]
    if (reason !== undefined) fields[`reason.${id}`] = reason
  }
  return fields
}

async function fill(seed: Seed, occasion: Occasion, nominated: Nominated, slot: number, stage: SheetStage) {
  const sheet = (await sheetsFor(seed, nominated))[slot]
  const number = panelOf(seed, nominated)[slot]
  if (!sheet || number === undefined) throw new Error(`${nominated.key} has no sheet ${slot}`)
  const code = await codeOf(seed, nominated)
  const own = { ...occasion, by: assessor(number) }
  await act(seed, own, markSheet, { code, ...fieldsOf(sheet, stage === 'half' ? 0.55 : 1) })
  if (stage === 'locked') await act(seed, { ...own, key: `${own.key} locked` }, lockSheet, { code })
}

/** Who was given the product is looked for once. */
export const panelStep = (story: Story, nominated: Nominated, day: number): Step =>
  story.step(day, 720, `${nominated.key} panel`, assessor(1), (seed, occasion) =>
    findPanel(seed, occasion, nominated),
  )

/** Three assessors score on their own days, as far as each has come. */
export function scoringSteps(
  story: Story,
  nominated: Nominated,
  day: number,
  stages: readonly SheetStage[],
): readonly Step[] {
  const { key, product } = nominated
  return [
    panelStep(story, nominated, day),
    ...stages.flatMap((stage, slot) =>
      stage === 'empty'
        ? []
        : [
            story.step(
              day + 2 + slot * 2 + (product.index % 3),
              530 + ((product.index * 37 + slot * 101) % 400),
              `${key} sheet ${slot}`,
              assessor(1),
              (seed, occasion) => fill(seed, occasion, nominated, slot, stage),
            ),
          ],
    ),
  ]
}

/** One of the panel declares an interest and leaves. */
export const interestSteps = (story: Story, nominated: Nominated, day: number): readonly Step[] => [
  story.step(day, 600, `${nominated.key} first panel`, assessor(1), (seed, occasion) =>
    findPanel(seed, occasion, nominated),
  ),
  story.step(day, 640, `${nominated.key} interest`, assessor(1), async (seed, occasion) => {
    const [first = 1] = panelOf(seed, nominated)
    const code = await codeOf(seed, nominated)
    await act(seed, { ...occasion, by: assessor(first) }, declareInterest, {
      code,
      kind: 'coach',
      note: notes.interest,
    })
  }),
]

/** The secretariat assigns assessors to everything in the edition that waits for them. */
export const assignmentStep = (
  calendar: Calendar,
  edition: EditionKey,
  { day, minute, wave }: Readonly<{ day: number; minute: number; wave: number }>,
): Step =>
  storyIn(calendar).step(day, minute, `assigned ${edition} ${wave}`, 'verifikator', (seed, occasion) =>
    act(seed, { ...occasion, role: 'secretariat' }, assignAssessors, {
      id: idOf(seed, editionKeys[edition]),
      // Heard only where the plan leaves assessors apart.
      apart: 'yes',
      apartReason: 'Usulan berikutnya akan menghubungkan para penilai (contoh).',
    }),
  )
