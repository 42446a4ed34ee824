import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { visitor } from '../access/index.ts'
import { runAction, type ActionResult, type AnyAction } from '../actions/index.ts'
import { problem, type Problem } from '../foundation/problem.ts'
import { text } from '../foundation/text.ts'
import { Upload } from '../platform/files/index.ts'
import { BadForm, readForm, type FormFields, type ReceivedForm } from '../platform/http/index.ts'
import { answerPage, badFormAnswer, notAllowedAnswer, notFoundAnswer, wantsJson } from './answers.ts'
import { arrive } from './arrive.ts'
import { grantOfKey, readFormKey } from './form-key.ts'
import { words } from './messages.ts'
import { otherRoleAnswer } from './other-role.ts'
import type { FormState, SessionHandler, SignedIn } from './route.ts'
import { setSessionCookie } from './session-cookie.ts'
import { linkTo, pageRequest, type Visit, type WebParts } from './visit.ts'

const DEFAULT_FILE_BYTES = 100_000

/** Handles a form post of a page: reads it, finds its act, runs it, and shows the outcome. */
export async function handlePost(parts: WebParts, visit: Visit): Promise<Response> {
  const { context, frame, route } = visit
  if (isFromElsewhere(context, frame.publicUrl))
    return badFormAnswer(frame, context, words[frame.locale].foreignForm)
  let form: ReceivedForm
  try {
    const limits = {
      fileBytes: route.fileBytes ?? DEFAULT_FILE_BYTES,
      incomingFolder: `${parts.config.dataDir}/incoming`,
    }
    form = await readForm(context.req.raw, limits)
  } catch (error) {
    if (error instanceof BadForm) return badFormAnswer(frame, context, words[frame.locale].badForm)
    throw error
  }
  try {
    // A body may take its time: who sends it is asked again once it is here.
    const current = await arrive(parts, route, context)
    return current instanceof Response ? current : await dispatch(parts, current, form)
  } finally {
    await form.discard()
  }
}

/** Browsers say where a form comes from; what says nothing is no browser and carries no one's cookie unasked. */
function isFromElsewhere(context: Context, publicUrl: string): boolean {
  const site = context.req.header('sec-fetch-site')
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const origin = context.req.header('origin')
  if (origin === undefined) return false
  return (
    origin !== new URL(context.req.url).origin &&
    origin !== new URL(publicUrl).origin &&
    origin !== `http://${context.req.header('host')}`
  )
}

async function dispatch(
  parts: WebParts,
  visit: Visit,
  { fields, problems }: Pick<ReceivedForm, 'fields' | 'problems'>,
): Promise<Response> {
  const { context, route, frame, signedIn } = visit
  const name = typeof fields['action'] === 'string' ? fields['action'] : ''
  const session = route.session && Object.hasOwn(route.session, name) ? route.session[name] : undefined
  const key = signedIn ? readFormKey(signedIn.secret, fields['_key']) : null
  const opening = route.opening?.includes(name) === true
  // What is one's own, like the session and the password, belongs to no role.
  const grant = session ? null : otherGrantOf(signedIn, key)
  if (grant !== null) return otherRoleAnswer(frame, context, fields, grant)
  if (visit.barred) return notAllowedAnswer(frame, context)
  if (signedIn && key === null && !opening)
    return refused(
      parts,
      visit,
      name,
      fields,
      [problem('expired-form', '', text(words.id.expiredForm, words.en.expiredForm))],
      403,
    )
  if (problems.length > 0) return refused(parts, visit, name, fields, problems, 422)
  if (session) return runSession(parts, visit, name, session, fields)
  if (route.previews?.includes(name)) return shownAgain(parts, visit, { action: name, fields, problems: [] })
  const action = route.actions?.find(one => one.name === name)
  if (!action) return badFormAnswer(frame, context, words[frame.locale].unknownAction)
  const result = await runAction(parts.environment, action, {
    actor: signedIn?.actor ?? visitor,
    locale: frame.locale,
    input: inputOf(fields, context.req.param() as Record<string, string>),
    key,
  })
  return answerAction(parts, visit, action, fields, result)
}

/** The grant through which a form was shown, where it is not the acting one: a form never acts through another. */
function otherGrantOf(signedIn: SignedIn | null, key: string | null): string | null {
  const grant = key === null ? null : grantOfKey(key)
  return grant === signedIn?.actor.grantId ? null : grant
}

/** The address names the record; a field of the same name in the body cannot swap it. */
function inputOf(fields: FormFields, params: Readonly<Record<string, string>>): Record<string, unknown> {
  const { action: _action, _key, ...rest } = fields
  return { ...rest, ...params }
}

function answerAction(
  parts: WebParts,
  visit: Visit,
  action: AnyAction,
  fields: FormFields,
  result: ActionResult,
): Response | Promise<Response> {
  const { context, frame } = visit
  switch (result.kind) {
    case 'done': {
      if (wantsJson(context))
        return context.json({
          ok: true,
          savedAt: visit.now.toISOString(),
          repeated: result.repeated,
          ...result.answer,
        })
      const next = linkTo(frame.locale, result.next ?? frame.path)
      const mark = `${next.includes('?') ? '&' : '?'}${result.repeated ? 'ulang' : 'berhasil'}=${encodeURIComponent(result.event)}`
      const [path = '', fragment] = next.split('#')
      return context.redirect(`${path}${mark}${fragment === undefined ? '' : `#${fragment}`}`, 303)
    }
    case 'refused':
      return refused(parts, visit, action.name, fields, result.problems, 422)
    case 'stale':
      return refused(parts, visit, action.name, fields, result.problems, 409)
    case 'not-found':
      return notFoundAnswer(frame, context)
    case 'not-allowed':
      return notAllowedAnswer(frame, context, result.reason[frame.locale])
  }
}

/** Shows the page again with everything typed and every problem. */
async function refused(
  parts: WebParts,
  visit: Visit,
  action: string,
  fields: FormFields,
  problems: readonly Problem[],
  status: 403 | 409 | 422,
): Promise<Response> {
  const { context, frame } = visit
  if (wantsJson(context)) {
    return context.json(
      { ok: false, problems: problems.map(one => ({ path: one.path, message: one.message[frame.locale] })) },
      status,
    )
  }
  return shownAgain(parts, visit, { action, fields, problems }, status)
}

type SentForm = Readonly<{ action: string; fields: FormFields; problems: readonly Problem[] }>

/** The page with what was typed; files are never sent back. */
async function shownAgain(
  parts: WebParts,
  visit: Visit,
  { action, fields, problems }: SentForm,
  status?: 403 | 409 | 422,
): Promise<Response> {
  const values: Record<string, string | readonly string[]> = {}
  for (const [name, value] of Object.entries(fields)) if (!(value instanceof Upload)) values[name] = value
  const state: FormState = { action, values, problems }
  const result = await parts.environment.database.read(reader =>
    visit.route.page(pageRequest(reader, visit, state)),
  )
  return answerPage(visit.frame, visit.context, result, result.kind === 'page' ? status : undefined)
}

async function runSession(
  parts: WebParts,
  visit: Visit,
  name: string,
  handler: SessionHandler,
  fields: FormFields,
): Promise<Response> {
  const { context, frame, signedIn, unfinished, now } = visit
  const outcome = await handler({
    fields,
    signedIn,
    ...(unfinished === null ? {} : { unfinished }),
    now,
    locale: frame.locale,
    clientAddress: addressOf(context),
    userAgent: context.req.header('user-agent') ?? '',
  })
  if (outcome.kind === 'not-found') return notFoundAnswer(frame, context)
  if (outcome.kind === 'refused') return refused(parts, visit, name, fields, outcome.problems, 422)
  setSessionCookie(context, outcome.secret, frame.publicUrl)
  return context.redirect(linkTo(frame.locale, outcome.next), 303)
}

function addressOf(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? ''
  } catch {
    // A request that did not come over a socket, as in tests.
    return ''
  }
}
