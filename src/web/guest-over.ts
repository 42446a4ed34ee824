import { html, type Html } from '../platform/html.ts'
import type { FormFields } from '../platform/http/index.ts'
import { linkButton, notice } from '../ui/index.ts'
import { answerPage, wantsJson } from './answers.ts'
import { grantOfKey, readFormKey } from './form-key.ts'
import { KEPT, newToken } from './kept-form.ts'
import { words } from './messages.ts'
import { hasTyped, typedPart } from './other-role.ts'
import type { Because, Page } from './route.ts'
import { typedIn, withoutLanguage } from './typed-in.ts'
import { linkTo, type Visit, type WebParts } from './visit.ts'

type Parts = Pick<WebParts, 'keptForms'>

/** A form with the key of an ended session that a link had opened: that link, and the grant that came with it. */
export function endedGuest(
  { keptForms }: Parts,
  { unfinished }: Pick<Visit, 'unfinished'>,
  fields: FormFields,
): Readonly<{ link: string; grantId: string }> | null {
  const key = unfinished === null ? null : readFormKey(unfinished, fields['_key'])
  const [link, grantId] =
    unfinished === null || key === null ? [null, null] : [keptForms.linkOf(unfinished), grantOfKey(key)]
  return link === null || grantId === null ? null : { link, grantId }
}

type Ended = NonNullable<ReturnType<typeof endedGuest>>

/** Only what was truly typed: what a button sent alone is pressed again. */
function keep({ keptForms }: Parts, { context }: Visit, fields: FormFields, ended: Ended): boolean {
  const { action, _key, ...rest } = fields
  if (typeof action !== 'string' || !hasTyped(rest)) return false
  const path = context.req.path
  const seal = keptForms.seal({ ...ended, path, action, values: typedIn(rest) })
  return seal !== null && keptForms.storeForLink(ended.link, seal)
}

const shown = (title: string, body: Html): Page => ({
  kind: 'page',
  title,
  body: html`<div class="prose"><h1>${title}</h1>${body}</div>`,
  audience: 'signed-in',
})

/**
 * The answer to a guest's form whose session is over. There is no password to ask for: what was typed waits until the
 * link is opened again, on whatever device. Only a secret that we sealed gets as far, so nobody else fills our disk,
 * and a link keeps one form.
 */
export function guestOverAnswer(
  parts: Parts,
  visit: Visit,
  fields: FormFields,
  ended: Ended,
): Response | Promise<Response> {
  const { context, frame } = visit
  const { locale } = frame
  const own = words[locale]
  if (wantsJson(context)) {
    const problems = [{ code: 'guest-session-ended', path: '', message: own.guestEnded }]
    return context.json({ ok: false, problems }, 401)
  }
  const isKept = keep(parts, visit, fields, ended)
  const said = notice({ locale, kind: 'warning', text: isKept ? own.guestEndedKept : own.guestEnded })
  const offices = linkButton({ href: linkTo(locale, '/dinas'), label: own.offices, icon: 'map-pin' })
  const how = isKept ? html`<p>${own.guestEndedHow}</p>` : ''
  const body = html`${said}${how}${typedPart(fields, locale)}<p>${offices}</p>`
  return answerPage(frame, context, shown(own.guestEndedTitle, body), 401)
}

/** Where somebody who opened the link again goes on: at what was typed before the session ended, if anything was. */
export function resumedPage({ keptForms }: Parts, secret: string): string | null {
  const link = keptForms.linkOf(secret)
  const seal = link === null ? null : keptForms.findForLink(link)
  const kept = keptForms.open(seal)
  if (seal === null || kept === null) return null
  const token = newToken()
  keptForms.store(token, seal)
  return `${withoutLanguage(kept.path)}?${KEPT}=${token}`
}

/** Once its page has been saved, what was typed there before waits no more. */
export function forgetResumed({ keptForms }: Parts, { context, signedIn }: Visit): void {
  const link = signedIn?.actor.guest ? keptForms.linkOf(signedIn.secret) : null
  const kept = link === null ? null : keptForms.open(keptForms.findForLink(link))
  if (link !== null && kept && withoutLanguage(kept.path) === withoutLanguage(context.req.path))
    keptForms.forgetForLink(link)
}

/** The answer to a form of somebody whose pages were closed meanwhile: why, and what was typed, to be copied. */
export function closedAnswer(
  { context, frame }: Visit,
  because: Because,
  fields: FormFields,
): Response | Promise<Response> {
  const { locale } = frame
  const own = words[locale]
  const text = because.text[locale]
  if (wantsJson(context)) {
    const problems = [{ code: 'closed', path: '', message: `${own.notStored} ${text}` }]
    return context.json({ ok: false, problems }, 403)
  }
  const body = html`${notice({ locale, kind: 'info', title: because.title[locale], text })}${typedPart(fields, locale)}`
  return answerPage(frame, context, shown(own.notStored, body), 403)
}
