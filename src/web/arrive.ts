import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { mayEver, visitor } from '../access/index.ts'
import type { Locale } from '../foundation/text.ts'
import { withoutControls } from '../platform/http/index.ts'
import { notFoundAnswer } from './answers.ts'
import { newFormKey } from './form-key.ts'
import type { Route, SignedIn } from './route.ts'
import { sessionCookie } from './session-cookie.ts'
import { linkTo, type Frame, type Visit, type WebParts } from './visit.ts'

const localeOf = (path: string): Locale => (path === '/en' || path.startsWith('/en/') ? 'en' : 'id')
const withoutLocale = (path: string): string => (localeOf(path) === 'en' ? path.slice(3) || '/' : path)

export function frameOf(parts: WebParts, context: Context, signedIn: SignedIn | null): Frame {
  const locale = localeOf(context.req.path)
  return {
    locale,
    path: withoutLocale(context.req.path),
    signedIn,
    navigation: parts.navigation(signedIn, locale),
    assets: parts.assets,
    demo: parts.config.demo,
    publicUrl: parts.config.publicUrl,
    formKey: () => newFormKey(signedIn?.secret ?? null, signedIn?.actor.grantId ?? null),
  }
}

/** Who the cookie of a request belongs to; null for visitors and for sessions that are over. */
export async function whoComes(parts: WebParts, context: Context, now: Date): Promise<SignedIn | null> {
  const secret = getCookie(context, sessionCookie)
  return secret ? parts.environment.database.read(reader => parts.findSignedIn(reader, secret, now)) : null
}

/** Whoever verifies comes with what is closed to them by an interest, so that it counts on every page and for every act. */
async function withTies(
  { environment, tiesOf }: WebParts,
  { access }: Route,
  signedIn: SignedIn | null,
): Promise<SignedIn | null> {
  if (!signedIn || !tiesOf || access === 'open') return signedIn
  const { actor } = signedIn
  const ties = await environment.database.read(reader => tiesOf(reader, actor, access))
  return ties ? { ...signedIn, actor: { ...actor, ties } } : signedIn
}

/** No address of ours holds a control character, and no database could look for one. */
const isAddress = (params: Readonly<Record<string, string>>): boolean =>
  Object.values(params).every(value => withoutControls(value) === value)

/**
 * Finds out who comes and whether the row is for them, as of now; an answer where there is nothing more to do.
 * What takes its time asks again: a session, a grant or an account may have ended meanwhile.
 */
export async function arrive(
  parts: WebParts,
  route: Route,
  context: Context,
  arrivedAt?: Date,
): Promise<Visit | Response> {
  const now = parts.environment.clock.now()
  const secret = getCookie(context, sessionCookie)
  const signedIn = await withTies(parts, route, await whoComes(parts, context, now))
  const frame = frameOf(parts, context, signedIn)
  const actor = signedIn?.actor ?? visitor
  if (!isAddress(context.req.param())) return notFoundAnswer(frame, context)
  const isForm = context.req.method === 'POST'
  const [first] = signedIn?.confinedTo ?? []
  const isOutside = first !== undefined && !signedIn?.confinedTo?.includes(route.path)
  const closed = isOutside && isForm ? (signedIn?.confinedBecause ?? null) : null
  if (isOutside && !closed) return context.redirect(linkTo(frame.locale, first), 303)
  const barred = route.access !== 'open' && !mayEver(actor, route.access)
  // A form whose session is over is read all the same, so that nothing typed is lost; one without any is not.
  const mayCarry = isForm && secret !== undefined
  if (barred && !signedIn && !mayCarry) {
    const next = encodeURIComponent(context.req.path)
    return context.redirect(`${frame.locale === 'en' ? '/en' : ''}/masuk?lanjut=${next}`, 303)
  }
  const unfinished = signedIn ? null : (secret ?? null)
  return { context, route, frame, signedIn, unfinished, now, arrivedAt: arrivedAt ?? now, barred, closed }
}
