import type { AnyAction } from '../actions/index.ts'
import { problem } from '../foundation/problem.ts'
import { text } from '../foundation/text.ts'
import type { FormFields } from '../platform/http/index.ts'
import { wantsJson } from './answers.ts'
import { KEPT, newToken } from './kept-form.ts'
import { words } from './messages.ts'
import { PROOF_PAGE } from './proof-page.ts'
import { typedIn } from './typed-in.ts'
import { linkTo, type Visit, type WebParts } from './visit.ts'

const needed = problem('proof-needed', '', text(words.id.proofNeeded, words.en.proofNeeded))

/**
 * The answer to an act of weight by somebody who has not proved for a while who they are: the way to do so. What was
 * typed waits for an hour and is shown again afterwards; the act itself is never done by that step. Null where nothing
 * has to be proved.
 */
export function proofAnswer(
  parts: WebParts,
  { context, frame, signedIn }: Visit,
  action: AnyAction,
  fields: FormFields,
): Response | null {
  if (action.needsProof !== true || !signedIn || signedIn.proved === true) return null
  const { code, path, message } = needed
  if (wantsJson(context))
    return context.json({ ok: false, problems: [{ code, path, message: message[frame.locale] }] }, 403)
  const { action: _action, _key, ...rest } = fields
  const here = context.req.path
  const grantId = signedIn.actor.grantId ?? ''
  const seal = parts.keptForms.seal({
    grantId,
    path: here,
    action: action.name,
    values: typedIn(rest),
    aside: true,
  })
  const token = newToken()
  if (seal !== null) parts.keptForms.store(token, seal)
  const back = seal === null ? here : `${here}?${KEPT}=${token}`
  return context.redirect(`${linkTo(frame.locale, PROOF_PAGE)}?lanjut=${encodeURIComponent(back)}`, 303)
}
