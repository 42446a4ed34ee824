import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { itemAddress, type CheckItem } from './check-item.ts'
import { deskFacts, lockDesk, type Desk } from './load-desk.ts'
import { listColleagues } from './tied-verifiers.ts'
import { insertQuestion, saveAnswer, type Question } from './question-store.ts'

const LONGEST = 1_000
/** In the list of colleagues: whoever can answer. */
export const ANYONE = 'siapa-saja'

const askInput = z.object({
  id: fields.recordId,
  item: fields.requiredText(120),
  colleague: fields.requiredText(40),
  question: fields.requiredText(LONGEST, 5),
  holds: z.literal('yes').optional(),
})

type Asking = Readonly<{ desk: Desk; item: CheckItem; colleagues: readonly string[] }>

const noColleague = problem(
  'unknown-colleague',
  'colleague',
  text('Pilih salah satu verifikator yang tersedia.', 'Choose one of the verifiers on the list.'),
)
const yourself = problem(
  'yourself',
  'colleague',
  text('Pilih rekan lain; ini Anda sendiri.', 'Choose somebody else; this is you.'),
)

/** Asks a colleague, or any of them, about one item. The file cannot be admitted before the answer. */
export const askColleague = defineAction({
  name: 'verification.ask',
  input: askInput,
  load: async (reader, given, { now }): Promise<Asking | null> => {
    const desk = await lockDesk(reader, given.id)
    const item = desk?.items.find(one => one.id === given.item)
    if (!desk || !item) return null
    return { desk, item, colleagues: (await listColleagues(reader, desk.nomination, now)).map(one => one.id) }
  },
  facts: ({ desk }) => deskFacts(desk),
  readAction: 'verification.read',
  handle: ({ desk, item, colleagues }, given, { actor, now, newId }) => {
    const anyone = given.colleague === ANYONE
    if (given.colleague === actor.personId) return refuse([yourself])
    if (!anyone && !colleagues.includes(given.colleague)) return refuse([noColleague])
    const change = {
      id: newId(),
      nominationId: desk.nomination.id,
      itemId: item.id,
      askedOf: anyone ? null : given.colleague,
      holds: given.holds === 'yes',
      question: given.question,
      askedBy: actor.personId ?? '',
      askedAt: now,
    }
    return done({
      change,
      event: 'verification.asked',
      subject: { kind: 'check-question', id: change.id },
      record: { kind: 'nomination', id: desk.nomination.id },
      areaPath: desk.nomination.areaPath,
      detail: { item: item.id, of: change.askedOf, holds: change.holds },
      next: itemAddress(desk.nomination.id, item.id),
    })
  },
  save: insertQuestion,
  audience: 'panel',
})

const answerInput = z.object({
  id: fields.recordId,
  ask: fields.recordId,
  answer: fields.requiredText(LONGEST, 2),
})
type Answering = Readonly<{ desk: Desk; question: Question }>

const answered = problem(
  'answered',
  '',
  text('Pertanyaan ini sudah dijawab.', 'This question has been answered.'),
)
const ownQuestion = problem(
  'own-question',
  'answer',
  text(
    'Pertanyaan ini Anda sendiri yang mengajukan. Tulis sekurang-kurangnya 10 huruf mengapa jawaban rekan tidak ditunggu lagi.',
    'You asked this yourself. Write in at least 10 letters why a colleague’s answer is no longer awaited.',
  ),
)

/** So that the thread says why nobody else answered. */
const SHORTEST_OWN = 10

/**
 * A colleague's answer: whoever it is, also where another one was asked. Who asked may close the question with a note
 * of the own: the colleague may have left, and the file would wait for good.
 */
export const answerColleague = defineAction({
  name: 'verification.answer',
  input: answerInput,
  load: async (reader, given): Promise<Answering | null> => {
    const desk = await lockDesk(reader, given.id)
    const question = desk?.questions.find(one => one.id === given.ask)
    return desk && question ? { desk, question } : null
  },
  facts: ({ desk }) => deskFacts(desk),
  readAction: 'verification.read',
  handle: ({ desk, question }, given, { actor, now }) => {
    if (question.answer) return refuse([answered])
    if (question.askedBy === actor.personId && given.answer.length < SHORTEST_OWN)
      return refuse([ownQuestion])
    return done({
      change: { id: question.id, text: given.answer, by: actor.personId ?? '', at: now },
      event: 'verification.answered',
      subject: { kind: 'check-question', id: question.id },
      record: { kind: 'nomination', id: desk.nomination.id },
      areaPath: desk.nomination.areaPath,
      detail: { item: question.itemId },
      next: itemAddress(desk.nomination.id, question.itemId),
    })
  },
  save: (tx, { id, ...answer }) => saveAnswer(tx, id, answer),
  audience: 'panel',
})
