import type { Question } from '../../../engine/index.ts'
import { text, type Text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import type { StatedDocument } from '../../documents/index.ts'
import { wordsOfValue } from '../draft/answer-news.ts'
import { isFromOthers, type Bringers, type Filler } from '../draft/filled-by.ts'
import { chosenIn, findHelpSeen, listUnseenHelp, type Help } from './help-store.ts'
import type { WorkingFile } from '../draft/load-file.ts'
import { fingerprintOf, stateOfCheck, type PreCheck, type PreCheckState } from '../draft/pre-check.ts'
import { listPreChecks } from '../draft/pre-check-store.ts'
import { remarkWords } from './remark-messages.ts'
import type { Remark } from './remark.ts'
import { listRemarks } from './remark-store.ts'

/** One thing that somebody else than the office filled in, and that the office has not said to have seen. */
export type Unseen = Readonly<{
  title: Text
  before: Text | null
  after: Text | null
  filler: Filler
  /** The section of the question; null for papers and photos. */
  sectionId: string | null
}>

/** What others did for a file: their remarks, the province's look, and their changes. */
export type HelpView = Readonly<{
  remarks: readonly Remark[]
  check: PreCheck | undefined
  checkState: PreCheckState
  fingerprint: string
  unseen: readonly Unseen[]
}>

/** For readers to whom it is not shown: the maker of the product, for one. */
export const nobodysHelp: HelpView = {
  remarks: [],
  check: undefined,
  checkState: 'none',
  fingerprint: '',
  unseen: [],
}

type Asked = Readonly<{ question: Question; sectionId: string }>

function askedIn({ readiness }: WorkingFile): ReadonlyMap<string, Asked> {
  return new Map(
    readiness.sections.flatMap(({ section }) =>
      section.questions.map(question => [question.id, { question, sectionId: section.id }] as const),
    ),
  )
}

const both = (said: (locale: 'id' | 'en') => string): Text => text(said('id'), said('en'))

function unseenChoice(help: Help, requirementId: string, file: WorkingFile): Omit<Unseen, 'filler'> {
  const title = file.rules.rules.requirements.get(requirementId)?.title
  const word = (value: Help['newValue']): Text =>
    both(locale => remarkWords[locale][value === null ? 'automatic' : 'chosen'])
  return {
    title: both(locale => remarkWords[locale].choice(title?.[locale] ?? requirementId)),
    before: null,
    after: word(help.newValue),
    sectionId: null,
  }
}

/** A question that is asked no more has nothing to show. */
function unseenAnswer(help: Help, file: WorkingFile, asked: ReadonlyMap<string, Asked>): readonly Unseen[] {
  const { role, areaPath, at } = help
  const filler = { role, areaPath, at }
  const requirementId = chosenIn(help.itemId)
  if (requirementId !== null) return [{ ...unseenChoice(help, requirementId, file), filler }]
  const found = asked.get(help.itemId)
  if (!found) return []
  const { question, sectionId } = found
  const word = (value: Help['oldValue']): Text => both(locale => wordsOfValue(question, value, locale))
  return [
    { title: question.title, before: word(help.oldValue), after: word(help.newValue), filler, sectionId },
  ]
}

const isGone = ({ state }: StatedDocument): boolean => state === 'replaced' || state === 'removed'
const paperName = ({ number }: StatedDocument): Text => both(locale => number || remarkWords[locale].newPaper)

function unseenThings(file: WorkingFile, bringers: Bringers, seen: Date | null): readonly Unseen[] {
  const isNew = (filler: Filler | undefined): filler is Filler =>
    filler !== undefined && isFromOthers(filler) && (seen === null || filler.at > seen)
  const bringerOf = (paper: StatedDocument): Filler | undefined => bringers.documents.get(paper.id)
  // Those that the system does not take as well: the office may have to choose.
  const papers = file.readiness.documents.flatMap(({ requirement, document, candidates }) =>
    candidates.flatMap((paper): readonly Unseen[] => {
      const filler = bringerOf(paper)
      if (!isNew(filler) || isGone(paper)) return []
      const earlier = paper.id === document?.id ? candidates.find(one => !isNew(bringerOf(one))) : undefined
      const before = earlier ? paperName(earlier) : null
      return [{ title: requirement.title, before, after: paperName(paper), filler, sectionId: null }]
    }),
  )
  const photos = file.productFile.photos.flatMap((photo): readonly Unseen[] => {
    const filler = bringers.photos.get(photo.id)
    if (!isNew(filler)) return []
    const title = both(locale => remarkWords[locale].photo)
    const after = both(locale => photo.caption || remarkWords[locale].newPhoto)
    return [{ title, before: null, after, filler, sectionId: null }]
  })
  return [...papers, ...photos]
}

/** Four queries. */
export async function loadHelp(reader: Reader, file: WorkingFile, bringers: Bringers): Promise<HelpView> {
  const { id } = file.nomination
  const check = (await listPreChecks(reader, [id])).get(id)
  const fingerprint = fingerprintOf(file)
  const asked = askedIn(file)
  const answers = (await listUnseenHelp(reader, id)).flatMap(one => unseenAnswer(one, file, asked))
  return {
    remarks: await listRemarks(reader, id),
    check,
    fingerprint,
    checkState: stateOfCheck(check, fingerprint),
    unseen: [...answers, ...unseenThings(file, bringers, await findHelpSeen(reader, id))],
  }
}
