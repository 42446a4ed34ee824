import { may } from '../../access/index.ts'
import type { Problem } from '../../foundation/problem.ts'
import { notFound, redirect, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { nominationFacts, type WorkingFile } from '../nominations/index.ts'
import { approveTogether } from './approve-nomination.ts'
import { composeLetter, uploadedLetter, usualLetter } from './compose-letter.ts'
import type { LetterContent } from './letter.ts'
import { letterHindrances, nothingTicked, tooMany } from './letter-problems.ts'
import {
  letterAddress,
  LETTER_PATH,
  PREVIEW_PATH,
  readLetterQuery,
  type LetterQuery,
} from './letter-query.ts'
import type { LetterSettings } from './letter-settings.ts'
import { loadFilesOf, loadSurroundings, MOST_IN_ONE_LETTER, type Surroundings } from './load-approval.ts'
import { words } from './messages.ts'
import { letterPage, noLetterPage } from './pages/letter-page.ts'
import { seenOf } from './seen.ts'
import { typesetLetter } from './typeset-letter.ts'
import { needsLetter, typedProblems } from './write-letter.ts'

type Drafted = Readonly<{
  query: LetterQuery
  files: readonly [WorkingFile, ...WorkingFile[]]
  around: Surroundings
  content: LetterContent
}>

const PREVIEW_KEY = 'PRATINJAU'

/** The letter that the address describes; null where one of its nominations is not there for this reader. */
async function draftedLetter(request: PageRequest, settings: LetterSettings): Promise<Drafted | null> {
  const { reader, actor, now } = request
  const query = readLetterQuery(request.query)
  const found = await loadFilesOf(
    reader,
    query.asked.map(one => one.id),
    now,
  )
  const readable = found?.every(one => may(actor, 'nomination.read', nominationFacts(one.nomination)).allowed)
  const [first, ...rest] = found ?? []
  if (!first || !readable) return null
  const files = [first, ...rest] as const
  const around = await loadSurroundings(reader, files, query.typed.number, { actor, now })
  const number = query.typed.number || settings.text.words.numberToCome
  const content = composeLetter(files, { ...query.typed, number }, around, {
    actor,
    checkKey: PREVIEW_KEY,
    settings,
  })
  return { query, files, around, content }
}

/** What can be said before anything is read: none is ticked, or more than one letter may name. */
function hindranceOf({ asked }: LetterQuery): Problem | null {
  if (asked.length === 0) return nothingTicked
  return asked.length > MOST_IN_ONE_LETTER ? tooMany : null
}

/** The number of the uploaded letter where each nomination has one. */
function uploadedNumber(files: readonly WorkingFile[]): string | null {
  const numbers = files.flatMap(file => uploadedLetter(file) ?? [])
  return files.some(needsLetter) || numbers.length === 0 ? null : [...new Set(numbers)].join(', ')
}

async function showLetter(request: PageRequest, settings: LetterSettings): Promise<PageResult> {
  const title = words[request.locale].letterTitle
  const hindrance = hindranceOf(readLetterQuery(request.query))
  if (hindrance) return { kind: 'page', title, body: noLetterPage(request, hindrance), audience: 'signed-in' }
  const drafted = await draftedLetter(request, settings)
  if (!drafted) return notFound
  const { query, files, around, content } = drafted
  const needed = files.some(needsLetter)
  const { types } = settings
  const body = letterPage(request, {
    query,
    editionId: files[0].nomination.editionId,
    items: content.items,
    content: query.typed.number === '' ? null : content,
    hindrances: letterHindrances(files, query.asked, one => seenOf(one, around.files, request.now)),
    problems: typedProblems(files, query.typed, around, { types, needed, today: content.day }),
    usual: usualLetter(files[0].nomination.areaPath, around, settings),
    uploaded: uploadedNumber(files),
    isAsked: request.query.has('lanjut') || request.form !== null,
  })
  return { kind: 'page', title, body, audience: 'signed-in' }
}

async function showPreview(request: PageRequest, settings: LetterSettings): Promise<PageResult> {
  const asked = readLetterQuery(request.query)
  if (hindranceOf(asked)) return redirect(request.link(letterAddress(LETTER_PATH, asked)))
  const drafted = await draftedLetter(request, settings)
  if (!drafted) return notFound
  const { pdf } = typesetLetter(drafted.content, { preview: true })
  return {
    kind: 'file',
    content: pdf,
    mediaType: 'application/pdf',
    disposition: 'attachment',
    fileName: `${words[request.locale].fileName}.pdf`,
    cache: 'none',
  }
}

/** The letter before it is made: its content, its preview, and the act that makes it. */
export const letterRoutes = (settings: LetterSettings): readonly Route[] => [
  {
    path: LETTER_PATH,
    access: 'nomination.approve-together',
    page: request => showLetter(request, settings),
    actions: [approveTogether(settings)],
  },
  {
    path: PREVIEW_PATH,
    access: 'nomination.approve-together',
    page: request => showPreview(request, settings),
  },
]
