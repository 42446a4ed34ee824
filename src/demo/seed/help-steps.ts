import { noteChange } from '../../modules/documents/index.ts'
import {
  answerRemark,
  fingerprintOf,
  getNomination,
  loadWorkingFile,
  preCheckNomination,
  writeRemark,
} from '../../modules/nominations/index.ts'
import { act, idOf, make, type Occasion, type Seed, type Step } from './act.ts'
import { answersOf } from './answers.ts'
import type { Calendar } from './calendar.ts'
import help from './content/help.json' with { type: 'json' }
import { answer, nominationId, type Nominated } from './nomination-steps.ts'
import { officeOf } from './register-steps.ts'
import { storyIn, type Story } from './story.ts'

/** When the province holds its day at the desk, and when the office answers. */
const DESK = -2
const ANSWERED = -1
const CHANGED = -5

const PROVINCE = 'provinsi'

const of = (nominated: readonly Nominated[], product: string): Nominated => {
  const found = nominated.find(one => one.product.id === product)
  if (!found) throw new Error(`the demo does not nominate ${product}`)
  return found
}

/** The province says how it finds a file as it stands. */
async function look(seed: Seed, occasion: Occasion, nominated: Nominated, verdict: string): Promise<void> {
  const id = nominationId(seed, nominated)
  const fingerprint = await seed.parts.environment.database.read(async reader => {
    const nomination = await getNomination(reader, id)
    return fingerprintOf(await loadWorkingFile(reader, nomination, occasion.at))
  })
  await act(seed, occasion, preCheckNomination, { id, verdict, fingerprint })
}

/** An office notes that a product is made in another way, which ends a paper. */
function changeStep(story: Story, calendar: Calendar, operator: string): Step {
  const { product, explanation } = help.changed
  return story.step(CHANGED, 610, `change ${product}`, operator, (seed, occasion) => {
    const { settings, documentTypes: types } = seed.parts.programme
    return act(seed, occasion, noteChange({ types, warnDays: settings.documents.warnDays }), {
      id: idOf(seed, `producer ${product}`),
      what: 'composition',
      product: idOf(seed, `product ${product}`),
      changedOn: calendar.date(CHANGED - 7),
      explanation,
    })
  })
}

/** Two remarks on a file, of which the office answers one. */
function remarkSteps(story: Story, own: Nominated, operator: string): readonly Step[] {
  const { answered, open } = help.remarks
  const remark = ({ item, text }: Readonly<{ item: string; text: string }>): Step =>
    story.step(DESK, 570, `remark ${item}`, PROVINCE, (seed, occasion) =>
      make(seed, occasion, writeRemark, { id: nominationId(seed, own), item, text }),
    )
  const written = [remark(answered), remark(open)]
  const looked = story.step(DESK, 580, `look ${own.product.id}`, PROVINCE, (seed, occasion) =>
    look(seed, occasion, own, 'remarks'),
  )
  const said = story.step(ANSWERED, 560, `remark ${answered.item} answered`, operator, (seed, occasion) =>
    act(seed, occasion, answerRemark, {
      remark: idOf(seed, `remark ${answered.item}`),
      answer: answered.answer,
      reason: answered.reason,
    }),
  )
  return [...written, looked, said]
}

/** Two files are filled in at the province's desk, one gets remarks, and one is found ready. */
export function helpSteps(calendar: Calendar, nominated: readonly Nominated[]): readonly Step[] {
  const story = storyIn(calendar)
  const { province } = help
  const own = of(nominated, province.product)
  const filled = of(nominated, province.filled.product)
  const checked = of(nominated, province.checked)
  const { operator } = officeOf(own.product.office)
  const changed = changeStep(story, calendar, operator)
  const helped = [
    story.step(DESK, 545, `help ${own.product.id}`, PROVINCE, (seed, occasion) =>
      answer(seed, occasion, own, {
        section: province.section,
        answers: { ...answersOf(own.product), [province.question]: province.answer },
      }),
    ),
    story.step(DESK, 550, `help ${filled.product.id}`, PROVINCE, (seed, occasion) =>
      answer(seed, occasion, filled, {
        section: province.filled.section,
        answers: answersOf(filled.product),
      }),
    ),
    story.step(DESK, 555, `look ${checked.product.id}`, PROVINCE, (seed, occasion) =>
      look(seed, occasion, checked, 'ready'),
    ),
  ]
  return [changed, ...helped, ...remarkSteps(story, own, operator)]
}
