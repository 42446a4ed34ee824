import type { Readable } from 'node:stream'
import type { ActingKind, Actor } from '../access/index.ts'
import type { AnyAction } from '../actions/index.ts'
import type { Problem } from '../foundation/problem.ts'
import type { Locale, Text } from '../foundation/text.ts'
import type { Reader } from '../platform/database/index.ts'
import type { KeptUpload } from '../platform/files/index.ts'
import type { FormFields } from '../platform/http/index.ts'
import type { Html } from '../platform/html.ts'
import type { CsvCell } from '../platform/write-csv.ts'

/** A grant in force, as the page frame shows it. */
export type HeldRole = Readonly<{
  id: string
  role: string
  areaPath: string
  areaName: string
  /** Set where it is held in the place of a post's holder, by a mandate. */
  acting?: ActingKind
  /** The first moment at which it is no longer in force. */
  until?: Date
}>

/** Why somebody's pages are closed, in words for that person. */
export type Because = Readonly<{ title: Text; text: Text }>

/** A person who is signed in, as the page frame shows them. */
export type SignedIn = Readonly<{
  personId: string
  name: string
  actor: Actor
  /** All grants in force, the acting one among them. */
  grants: readonly HeldRole[]
  /** Signed in, or proved once more who they are, a short while ago: acts of weight ask for it. */
  proved?: boolean
  /** The cookie's secret: signs the hidden keys of this person's forms. */
  secret: string
  /** The only pages that are open to this person for now; every other one leads to the first of them. */
  confinedTo?: readonly string[]
  /** Why nothing else is open, told to a form that comes all the same; without it such a form is led on like a page. */
  confinedBecause?: Because
}>

/** A form that was refused: everything typed, and every problem at once. */
export type FormState = Readonly<{
  action: string
  values: Readonly<Record<string, string | readonly string[]>>
  problems: readonly Problem[]
  /** The files that were sent and need not be sent again, by field. */
  uploads?: Readonly<Record<string, KeptUpload>>
}>

export type PageRequest = Readonly<{
  reader: Reader
  actor: Actor
  signedIn: SignedIn | null
  /** A cookie's secret that opens no session: that of a sign-in that waits for its second step. */
  unfinished?: string
  now: Date
  locale: Locale
  /** The path without the language prefix. */
  path: string
  params: Readonly<Record<string, string>>
  query: URLSearchParams
  /** The refused form that this page shows again. */
  form: FormState | null
  /** A new hidden key for a form: proves that the form is ours, and makes a second send harmless. */
  formKey: () => string
  /** The address of a page in the reader's language: `/katalog` or `/en/katalog`. */
  link: (path: string) => string
  publicUrl: string
  demo: boolean
  /** Where a form came from that is shown again, for limits only. */
  clientAddress?: string
}>

export type Page = Readonly<{
  kind: 'page'
  title: string
  description?: string
  body: Html
  status?: 200 | 202 | 404 | 410
  /** Pages of work are not for search engines or for the cache of a phone that several people use. */
  audience?: 'public' | 'signed-in'
  /** What is said on top once a form led here, where "saved" would mislead. */
  saved?: string
  /** For a wall that a room looks at: without header, footer and anything to press. */
  screen?: boolean
  /** In how many seconds the browser looks again, where a reader without script asked for it. */
  againIn?: number
  /** A page that its reader works on: the browser may keep it for times without a line, for this person only. */
  keep?: boolean
}>
export type FileAnswer = Readonly<{
  kind: 'file'
  content: Readable | Uint8Array | string
  mediaType: string
  /** Attached files are saved by the browser, pictures made by us are shown. */
  disposition: 'inline' | 'attachment'
  fileName: string
  cache: 'none' | 'private' | 'public'
  status?: 200 | 503
}>
/** A whole list to take along: CSV, or with `?format=xlsx` an Excel workbook. The ending of `fileName` follows the format. */
export type TableAnswer = Readonly<{
  kind: 'table'
  columns: readonly string[]
  rows: readonly (readonly CsvCell[])[]
  fileName: string
}>
export type PageResult =
  | Page
  | FileAnswer
  | TableAnswer
  | Readonly<{ kind: 'not-found' }>
  | Readonly<{ kind: 'redirect'; to: string }>

export const notFound: PageResult = { kind: 'not-found' }
export const redirect = (to: string): PageResult => ({ kind: 'redirect', to })

/** The outcome of a form that opens or ends a session: those set a cookie and stand outside of the pipeline. */
export type SessionOutcome =
  | Readonly<{ kind: 'session'; secret: string | null; next: string }>
  | Readonly<{ kind: 'refused'; problems: readonly Problem[] }>
  | Readonly<{ kind: 'not-found' }>

/** The form again, with what is wrong. */
export const refusedForm = (problems: readonly Problem[]): SessionOutcome => ({ kind: 'refused', problems })

export type SessionRequest = Readonly<{
  fields: FormFields
  signedIn: SignedIn | null
  /** A cookie's secret that opens no session: that of a sign-in that waits for its second step. */
  unfinished?: string
  clientAddress: string
  /** What the browser says it is. */
  userAgent?: string
  now: Date
  locale: Locale
}>
export type SessionHandler = (request: SessionRequest) => Promise<SessionOutcome>

/** One row of the route table: an address, who may come, what it shows, and the acts it takes. */
export type Route = Readonly<{
  /** Indonesian words, `:name` for a part that varies. The English page has the same path under `/en`. */
  path: string
  /** The action in the access table that opens the page, or `open` for everyone. Records are checked by the page. */
  access: string
  page: (request: PageRequest) => Promise<PageResult>
  actions?: readonly AnyAction[]
  /** Acts on the session itself, by the name their button carries. */
  session?: Readonly<Record<string, SessionHandler>>
  /** Those of them that open a session: they prove who comes by themselves and need no key of an earlier session. */
  opening?: readonly string[]
  /** Buttons that show the page again with what was typed, and change nothing. */
  previews?: readonly string[]
  /** The longest file that a form of this page may bring, in bytes. */
  fileBytes?: number
  /** Pages of other services may read it in a browser: public, the same for everybody, and without acts. */
  anyOrigin?: true
  /** What is wrong is wrong within its files, which are therefore chosen anew: none is kept for the next try. */
  judgesFiles?: boolean
}>

/** A value for a form field: what was typed, when the form is shown again, or else what is stored. */
export function typed(
  form: FormState | null,
  action: string,
  name: string,
  stored: string | number | null | undefined,
): string {
  const value = form?.action === action ? form.values[name] : undefined
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.join('\n')
  return stored === null || stored === undefined ? '' : String(stored)
}

/** The sentence to show beside a field of a refused form. */
export function problemAt(
  form: FormState | null,
  action: string,
  name: string,
  locale: Locale,
): string | undefined {
  if (form?.action !== action) return undefined
  return form.problems.find(one => one.path === name)?.message[locale]
}

/** Every problem of a refused form in the reader's language, for the summary on top. */
export const problemsOf = (
  form: FormState | null,
  locale: Locale,
): readonly Readonly<{ path: string; message: string }>[] =>
  (form?.problems ?? []).map(one => ({ path: one.path, message: one.message[locale] }))

/** What a field component needs of a refused form: the typed value and the sentence beside the field. */
export function fieldState(
  request: Pick<PageRequest, 'form' | 'locale'>,
  action: string,
  name: string,
  stored?: string | number | null,
): Readonly<{ locale: Locale; name: string; value: string; problem?: string; upload?: KeptUpload }> {
  const { form, locale } = request
  const problem = problemAt(form, action, name, locale)
  const value = typed(form, action, name, stored)
  const upload = form?.action === action ? form.uploads?.[name] : undefined
  return { locale, name, value, ...(problem === undefined ? {} : { problem }), ...(upload ? { upload } : {}) }
}
