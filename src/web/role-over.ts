import type { Context } from 'hono'
import { isId } from '../foundation/ids.ts'
import { html } from '../platform/html.ts'
import type { FormFields } from '../platform/http/index.ts'
import { notice } from '../ui/index.ts'
import { answerPage, wantsJson } from './answers.ts'
import { words } from './messages.ts'
import type { Page } from './route.ts'
import { linkTo, type Frame } from './visit.ts'

/** What the page brought along, which nobody typed. */
const untyped: ReadonlySet<string> = new Set(['action', '_key', 'version', 'seen'])

const typedTexts = (fields: FormFields): readonly string[] =>
  Object.entries(fields)
    .filter(([name]) => !untyped.has(name))
    .flatMap(([, value]) => [value].flat())
    .filter(value => typeof value === 'string')
    .filter(value => value.trim() !== '' && !isId(value))

/**
 * The answer to a form that was opened while a role was in force and sent after its end. Its page may be open to
 * the person no more, so what was typed is shown here, to be copied.
 */
export function roleOverAnswer(
  frame: Frame,
  context: Context,
  fields: FormFields,
): Response | Promise<Response> {
  const { locale } = frame
  const own = words[locale]
  if (wantsJson(context))
    return context.json({ ok: false, problems: [{ path: '', message: own.roleOver }] }, 403)
  const texts = typedTexts(fields)
  const kept =
    texts.length === 0
      ? ''
      : html`<h2>${own.roleOverTyped}</h2><ul>${texts.map(one => html`<li class="typed">${one}</li>`)}</ul>`
  const roles = html`<p><a href="${linkTo(locale, '/sesi')}">${own.roleOverNext}</a></p>`
  const body = html`<div class="prose"><h1>${own.roleOverTitle}</h1>${notice({ locale, kind: 'warning', text: own.roleOver })}${kept}${roles}</div>`
  const page: Page = { kind: 'page', title: own.roleOverTitle, body, audience: 'signed-in' }
  return answerPage(frame, context, page, 403)
}
