import { problem } from '../foundation/problem.ts'
import { text } from '../foundation/text.ts'
import type { FormFields } from '../platform/http/index.ts'
import { answerPage, wantsJson } from './answers.ts'
import { grantOfKey, readFormKey } from './form-key.ts'
import { endedGuest, guestOverAnswer } from './guest-over.ts'
import { KEPT, newToken, type KeptForm } from './kept-form.ts'
import { words } from './messages.ts'
import type { FormState, SignedIn } from './route.ts'
import { typedIn, withoutLanguage } from './typed-in.ts'
import { linkTo, pageRequest, type Visit, type WebParts } from './visit.ts'

const SIGN_IN = '/masuk'
/** The field by which a button that sends another form along names that form's act. */
export const BESIDE = '_beside'

const ended = problem('session-ended', '', text(words.id.sessionEnded, words.en.sessionEnded))
const guestRestored = problem(
  'session-was-over',
  '',
  text(words.id.guestSessionWasOver, words.en.guestSessionWasOver),
)
const restored = problem('session-was-over', '', text(words.id.sessionWasOver, words.en.sessionWasOver))

/** What was typed, sealed; null where the form is not one that we showed in the session of this browser. */
function sealed(parts: WebParts, { context, unfinished }: Visit, fields: FormFields): string | null {
  const key = unfinished === null ? null : readFormKey(unfinished, fields['_key'])
  const grantId = key === null ? null : grantOfKey(key)
  if (grantId === null) return null
  const { action, _key, ...rest } = fields
  const name = typeof action === 'string' ? action : ''
  return parts.keptForms.seal({ grantId, path: context.req.path, action: name, values: typedIn(rest) })
}

/**
 * The page to go on to after an act whose button stands beside another form and sent that form along: with what was
 * typed into it. `BESIDE` names the form's own act. Only who typed it is shown it, for an hour.
 */
export function withTyped(parts: WebParts, { signedIn }: Visit, fields: FormFields, next: string): string {
  const { [BESIDE]: about, action: _action, _key, ...rest } = fields
  const grantId = signedIn?.actor.grantId
  if (typeof about !== 'string' || about === '' || !grantId) return next
  const [address = '', fragment] = next.split('#')
  const path = address.split('?')[0] ?? ''
  const seal = parts.keptForms.seal({ grantId, path, action: about, values: typedIn(rest), aside: true })
  if (seal === null) return next
  const token = newToken()
  parts.keptForms.store(token, seal)
  const query = `${address.includes('?') ? '&' : '?'}${KEPT}=${token}`
  return `${address}${query}${fragment === undefined ? '' : `#${fragment}`}`
}

/** The answer to a form whose session is over: the way to sign in, with what was typed. */
export async function sessionOverAnswer(
  parts: WebParts,
  visit: Visit,
  fields: FormFields,
): Promise<Response> {
  const { context, frame } = visit
  const guest = endedGuest(parts, visit, fields)
  if (guest) return guestOverAnswer(parts, visit, fields, guest)
  if (wantsJson(context)) {
    const { code, path, message } = ended
    return context.json({ ok: false, problems: [{ code, path, message: message[frame.locale] }] }, 401)
  }
  const next = context.req.path
  const kept = sealed(parts, visit, fields)
  const route = parts.routes.find(one => one.path === SIGN_IN)
  if (kept === null || !route)
    return context.redirect(`${linkTo(frame.locale, SIGN_IN)}?lanjut=${encodeURIComponent(next)}`, 303)
  const form: FormState = {
    action: 'session.sign-in',
    values: { lanjut: next, [KEPT]: kept },
    problems: [ended],
  }
  const signIn = { ...visit, route, frame: { ...frame, path: SIGN_IN } }
  const result = await parts.environment.database.read(reader =>
    route.page(pageRequest(reader, signIn, form)),
  )
  return answerPage(signIn.frame, context, result, 401)
}

export type Carried = Readonly<{ fields: FormFields; signedIn: () => void }>

/** What a sign-in carries along: once it has succeeded, the page to go on to shows the form again. */
export function carriedForm(parts: WebParts, fields: FormFields): Carried {
  const seal = fields[KEPT]
  const kept = parts.keptForms.open(seal)
  if (kept === null || typeof seal !== 'string') return { fields, signedIn: () => {} }
  const token = newToken()
  return {
    fields: { ...fields, lanjut: `${kept.path}?${KEPT}=${token}` },
    signedIn: () => parts.keptForms.store(token, seal),
  }
}

/** The form that this visit's address leads to, for the person who typed it and nobody else. */
export function keptFormFor(parts: WebParts, { context, signedIn }: Visit): FormState | null {
  const token = new URL(context.req.url).searchParams.get(KEPT)
  const kept = signedIn && token !== null ? parts.keptForms.find(token) : null
  if (!kept || !signedIn || !isOf(parts, signedIn, kept)) return null
  if (withoutLanguage(kept.path) !== withoutLanguage(context.req.path)) return null
  const told = kept.link === undefined ? restored : guestRestored
  return { action: kept.action, values: kept.values, problems: kept.aside ? [] : [told] }
}

/** A guest may hold another grant by now, for the same record: the office made a new link. */
const isOf = ({ keptForms }: WebParts, { grants, secret }: SignedIn, kept: KeptForm): boolean =>
  kept.link === undefined
    ? grants.some(grant => grant.id === kept.grantId)
    : keptForms.linkOf(secret) === kept.link
