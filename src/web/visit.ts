import type { Context } from 'hono'
import { visitor, type Actor, type Ties } from '../access/index.ts'
import type { Environment } from '../actions/index.ts'
import type { Locale } from '../foundation/text.ts'
import type { Config } from '../platform/config.ts'
import type { Reader } from '../platform/database/index.ts'
import type { Uploads } from '../platform/files/index.ts'
import { withoutControls } from '../platform/http/index.ts'
import type { Assets } from '../ui/index.ts'
import type { KeptForms } from './kept-form.ts'
import type { Because, FormState, PageRequest, Route, SignedIn } from './route.ts'

export type NavigationItem = Readonly<{ label: string; path: string }>

/** Everything that the web server is made of; `app.ts` brings it together. */
export type WebParts = Readonly<{
  config: Config
  environment: Environment
  routes: readonly Route[]
  assets: Assets
  keptForms: KeptForms
  /** Files that come in pieces, before the form that takes them. */
  uploads: Uploads
  navigation: (signedIn: SignedIn | null, locale: Locale) => readonly NavigationItem[]
  /** The person of a session's secret, with the grants in force; null when there is none. */
  findSignedIn: (reader: Reader, secret: string, now: Date) => Promise<SignedIn | null>
  /** What an interest closes to whoever comes to a page of this access; null where nobody asks. */
  tiesOf?: (reader: Reader, actor: Actor, access: string) => Promise<Ties | null>
  /** `GET /readyz`'s answer. */
  readiness: () => Promise<Readonly<{ ready: boolean; body: Readonly<Record<string, unknown>> }>>
  logError: (reference: string, error: unknown) => void
}>

/** One visit: who, in which language, to which row of the route table. */
export type Visit = Readonly<{
  context: Context
  route: Route
  frame: Frame
  signedIn: SignedIn | null
  /** The cookie's secret where it opens no session. */
  unfinished: string | null
  now: Date
  /** When its first byte reached the server: what the body's way took is not held against its sender. */
  arrivedAt: Date
  /** The row is not for this person's role. A form is read all the same: the role may have ended meanwhile. */
  barred: boolean
  /** A form for a page that is closed to this person: it is read only to give back what was typed. */
  closed: Because | null
}>

/** What surrounds every page. */
export type Frame = Readonly<{
  locale: Locale
  path: string
  signedIn: SignedIn | null
  navigation: readonly NavigationItem[]
  assets: Assets
  demo: boolean
  publicUrl: string
  formKey: () => string
}>

/** What a page is given; `form` is the refused form that it shows again. */
export function pageRequest(reader: Reader, current: Visit, form: FormState | null): PageRequest {
  const { context, frame, signedIn, unfinished, now } = current
  return {
    reader,
    actor: signedIn?.actor ?? visitor,
    signedIn,
    ...(unfinished === null ? {} : { unfinished }),
    now,
    locale: frame.locale,
    path: frame.path,
    params: context.req.param() as Record<string, string>,
    query: queryOf(context.req.url),
    form,
    formKey: frame.formKey,
    link: path => linkTo(frame.locale, path),
    publicUrl: frame.publicUrl,
    demo: frame.demo,
  }
}

const queryOf = (url: string): URLSearchParams =>
  new URLSearchParams(
    [...new URL(url).searchParams].map(([name, value]): [string, string] => [name, withoutControls(value)]),
  )

export const linkTo = (locale: Locale, path: string): string =>
  locale === 'id' ? path : path === '/' ? '/en' : `/en${path}`
