import type { Context } from 'hono'
import { isId } from '../foundation/ids.ts'
import { html, type Html } from '../platform/html.ts'
import type { FormFields } from '../platform/http/index.ts'
import { notice } from '../ui/index.ts'
import { answerPage, wantsJson } from './answers.ts'
import { words } from './messages.ts'
import { roleLabel } from './role-label.ts'
import type { HeldRole, Page } from './route.ts'
import { linkTo, type Frame } from './visit.ts'

/** What the page brought along, which nobody typed. */
const untyped = ['action', '_key', 'version', 'seen', 'owner', 'type', 'tautan']
/** What no page may show to whoever looks over the shoulder. */
/** What a field was drawn with (`b.…`), and the other version that was shown beside it (`s.…`). */
const DRAWN_WITH = /^[bs]\./
export const secretFields: ReadonlySet<string> = new Set([
  'password',
  'repeat',
  'current',
  'passphrase',
  'code',
  'seed',
  'token',
])
const withheld: ReadonlySet<string> = new Set([...untyped, ...secretFields])

const typedTexts = (fields: FormFields): readonly string[] =>
  Object.entries(fields)
    .filter(([name]) => !withheld.has(name) && !DRAWN_WITH.test(name))
    .flatMap(([, value]) => [value].flat())
    .filter(value => typeof value === 'string')
    .filter(value => value.trim() !== '' && !isId(value))

export const hasTyped = (fields: FormFields): boolean => typedTexts(fields).length > 0

/** What was typed, to be copied, where its form can be shown no more. */
export function typedPart(fields: FormFields, locale: Frame['locale']): Html {
  const texts = typedTexts(fields)
  return texts.length === 0
    ? html``
    : html`<h2>${words[locale].roleOverTyped}</h2><ul>${texts.map(one => html`<li class="typed">${one}</li>`)}</ul>`
}

function said({ locale, signedIn }: Frame, grantId: string): Readonly<{ title: string; text: string }> {
  const own = words[locale]
  const labelOf = ({ role, acting, areaName }: HeldRole): string =>
    `${roleLabel(role, acting, locale)}${areaName === '' ? '' : `, ${areaName}`}`
  const grants = signedIn?.grants ?? []
  const shown = grants.find(grant => grant.id === grantId)
  const acting = grants.find(grant => grant.id === signedIn?.actor.grantId)
  if (!shown || !acting) return { title: own.roleOverTitle, text: own.roleOver }
  return { title: own.otherRoleTitle, text: own.otherRole(labelOf(shown), labelOf(acting)) }
}

/**
 * The answer to a form that was opened through another grant than the acting one: its grant has ended, or the role
 * was switched in another tab. Its page may be open to the person no more, so what was typed is shown here, to be
 * copied.
 */
export function otherRoleAnswer(
  frame: Frame,
  context: Context,
  fields: FormFields,
  grantId: string,
): Response | Promise<Response> {
  const { locale } = frame
  const own = words[locale]
  const { title, text } = said(frame, grantId)
  if (wantsJson(context)) return context.json({ ok: false, problems: [{ path: '', message: text }] }, 403)
  const kept = typedPart(fields, locale)
  const roles = html`<p><a href="${linkTo(locale, '/sesi')}">${own.roleOverNext}</a></p>`
  const body = html`<div class="prose"><h1>${title}</h1>${notice({ locale, kind: 'warning', text })}${kept}${roles}</div>`
  const page: Page = { kind: 'page', title, body, audience: 'signed-in' }
  return answerPage(frame, context, page, 403)
}
