import { agreedActions, loadAgreed, lockSheet, markSheet, seenOf } from '../../modules/assessment/index.ts'
import { settleNomination } from '../../modules/decisions/index.ts'
import { findDemoActor } from '../../modules/people/index.ts'
import { act, idOf, type Occasion, type Seed, type Step } from './act.ts'
import { assessor, codeOf, panelOf, panelStep } from './assessment-steps.ts'
import written from './content/examples.json' with { type: 'json' }
import { editionKeys } from './edition-steps.ts'
import { nominationId, type Nominated } from './nomination-steps.ts'
import type { Story } from './story.ts'

const { criteria, reason, scored, written: writtenOn, said: saidOn } = written.ranked
const SETTLED = -66

/** The answers to all criteria in their order, as `kuat yes no 60 naik naik`. */
type Told = Readonly<{
  sheets: readonly string[]
  agreed?: string
  /** What each assessor of the panel answers to it: `yes`, or why not. */
  said?: readonly string[]
  settled?: string
}>

const marksIn = (sheet: string): Record<string, string> =>
  Object.fromEntries(
    sheet.split(' ').flatMap((answer, index) => [
      [`mark.${criteria[index]}`, answer],
      [`reason.${criteria[index]}`, reason],
    ]),
  )

const byPanel = (seed: Seed, occasion: Occasion, nominated: Nominated, slot: number): Occasion => ({
  ...occasion,
  by: assessor(panelOf(seed, nominated)[slot] ?? 0),
})

/** What the page of whoever answers shows. */
async function seenNow(seed: Seed, { by, at }: Occasion, code: string): Promise<string> {
  return seed.parts.environment.database.read(async reader => {
    const actor = await findDemoActor(reader, by, at)
    const ground = actor && (await loadAgreed(reader, code, { actor, now: at }))
    if (!ground) throw new Error(`nobody agrees on ${code}`)
    return seenOf(ground)
  })
}

async function say(seed: Seed, occasion: Occasion, nominated: Nominated, slot: number, words: string) {
  const own = byPanel(seed, occasion, nominated, slot)
  const code = await codeOf(seed, nominated)
  const seen = await seenNow(seed, own, code)
  const { agreeToSheet, refuseSheet } = agreedActions
  await (words === 'yes'
    ? act(seed, own, agreeToSheet, { code, seen })
    : act(seed, own, refuseSheet, { code, seen, reason: words }))
}

const individual = (story: Story, nominated: Nominated, { sheets }: Told): readonly Step[] => [
  panelStep(story, nominated, scored),
  ...sheets.map((sheet, slot) =>
    story.step(scored + 2 + slot, 560, `${nominated.key} sheet ${slot}`, 'ketua', async (seed, occasion) => {
      const own = byPanel(seed, occasion, nominated, slot)
      const code = await codeOf(seed, nominated)
      await act(seed, own, markSheet, { code, ...marksIn(sheet) })
      await act(seed, { ...own, key: `${own.key} locked` }, lockSheet, { code })
    }),
  ),
]

function together(story: Story, nominated: Nominated, sheet: string, said: readonly string[]) {
  const { key } = nominated
  return [
    story.step(writtenOn, 600, `${key} agreed sheet`, 'ketua', async (seed, occasion) => {
      const code = await codeOf(seed, nominated)
      await act(seed, occasion, agreedActions.saveAgreedSheet, { code, ...marksIn(sheet) })
    }),
    ...said.map((words, slot) =>
      story.step(saidOn, 700, `${key} said ${slot}`, 'ketua', (seed, occasion) =>
        say(seed, occasion, nominated, slot, words),
      ),
    ),
  ]
}

/** Every assessor's own sheet, then the one of the panel: as far as it has come. */
export function agreedSteps(story: Story, nominated: Nominated, told: Told): readonly Step[] {
  const { key } = nominated
  const { agreed, said = [], settled } = told
  const isAgreed = said.length === told.sheets.length && said.every(one => one === 'yes')
  return [
    ...individual(story, nominated, told),
    ...(agreed === undefined ? [] : together(story, nominated, agreed, said)),
    ...(isAgreed
      ? [
          story.step(saidOn, 760, `${key} agreed sheet locked`, 'ketua', async (seed, occasion) => {
            const code = await codeOf(seed, nominated)
            await act(seed, occasion, agreedActions.lockAgreedSheet, { code })
          }),
        ]
      : []),
    ...(settled === undefined
      ? []
      : [
          story.step(SETTLED, 600, `${key} settled`, 'ketua', (seed, occasion) =>
            act(seed, occasion, settleNomination, {
              edition: idOf(seed, editionKeys.ranked),
              nomination: nominationId(seed, nominated),
              stars: '1',
              reason: settled,
            }),
          ),
        ]),
  ]
}
