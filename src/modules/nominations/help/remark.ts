import type { Rules } from '../../../engine/index.ts'
import { questionsFor } from '../../../engine/readiness/requirements.ts'
import type { AreaPath } from '../../../foundation/area-path.ts'
import { text, type Text } from '../../../foundation/text.ts'
import { remarkWords } from './remark-messages.ts'

const itemKinds = ['question', 'document', 'photos', 'file'] as const
/** What a remark is about: a question, a required paper, the photos, or the whole file. */
export type RemarkItem = Readonly<{ kind: (typeof itemKinds)[number]; id: string }>

export type RemarkState = 'open' | 'answered' | 'settled' | 'withdrawn'
export const remarkAnswers = ['fixed', 'not-so'] as const
export type RemarkAnswer = (typeof remarkAnswers)[number]

/** What the province noted about an item of a file, what the office answered, and how it ended. */
export type Remark = Readonly<{
  id: string
  nominationId: string
  item: RemarkItem
  text: string
  /** Of the office that wrote it. */
  areaPath: AreaPath
  state: RemarkState
  answer: RemarkAnswer | null
  /** Why it is not so, or how it was put right. */
  reason: string
  answeredAt: Date | null
  writtenAt: Date
  closedAt: Date | null
  rowVersion: number
}>

export const isWaiting = ({ state }: Pick<Remark, 'state'>): boolean =>
  state === 'open' || state === 'answered'

/** An item in an address or a form: `question:ID`, `document:ID`, `photos`, `file`. */
export const itemText = ({ kind, id }: RemarkItem): string => (id === '' ? kind : `${kind}:${id}`)

export function readItem(said: string): RemarkItem | null {
  const [word = '', ...rest] = said.split(':')
  const kind = itemKinds.find(one => one === word)
  const id = rest.join(':')
  if (!kind || (id === '') !== (kind === 'photos' || kind === 'file')) return null
  return { kind, id }
}

/** `sectionId`: where a question stands; null for what stands on the page of the nomination itself. */
export type TitledItem = Readonly<{ item: RemarkItem; title: Text; sectionId: string | null }>

/** Everything of a file that a remark may be about, in the order of its pages. */
export function itemsOf(rules: Rules, commodity: string): readonly TitledItem[] {
  const questions = questionsFor(rules, commodity).flatMap(section =>
    section.questions.map(question => ({
      item: { kind: 'question' as const, id: question.id },
      title: question.title,
      sectionId: section.id,
    })),
  )
  const documents = rules.document.documents.map(one => ({
    item: { kind: 'document' as const, id: one.id },
    title: one.title,
    sectionId: null,
  }))
  const whole = (kind: 'photos' | 'file'): TitledItem => ({
    item: { kind, id: '' },
    title: text(remarkWords.id.items[kind], remarkWords.en.items[kind]),
    sectionId: null,
  })
  return [...questions, ...documents, whole('photos'), whole('file')]
}

export const isSameItem = (one: RemarkItem, other: RemarkItem): boolean =>
  one.kind === other.kind && one.id === other.id
