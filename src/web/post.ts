import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { visitor } from '../access/index.ts'
import { findAnswered, runAction, type ActionResult, type AnyAction } from '../actions/index.ts'
import { problem } from '../foundation/problem.ts'
import { text } from '../foundation/text.ts'
import { digestOf } from '../platform/digest.ts'
import { Upload, UploadsBusy } from '../platform/files/index.ts'
import {
  BadForm,
  readForm,
  visitorAddress,
  type FormFields,
  type FormLimits,
  type ReceivedForm,
} from '../platform/http/index.ts'
import { answerPage, badFormAnswer, notAllowedAnswer, notFoundAnswer, wantsJson } from './answers.ts'
import { arrive } from './arrive.ts'
import { grantOfKey, readFormKey } from './form-key.ts'
import { isFromElsewhere } from './from-elsewhere.ts'
import { closedAnswer, forgetResumed, resumedPage } from './guest-over.ts'
import { words } from './messages.ts'
import { otherRoleAnswer, typedPart } from './other-role.ts'
import { proofAnswer } from './proof.ts'
import type { FormState, Route, SessionHandler, SignedIn } from './route.ts'
import {
  idsNamed,
  keepFiles,
  withBusyUploads,
  withoutUploads,
  withTooManyUploads,
  withUploads,
  type SentForm,
} from './sent-uploads.ts'
import { withSentVersion } from './sent-version.ts'
import { setSessionCookie } from './session-cookie.ts'
import { BESIDE, carriedForm, sessionOverAnswer, withTyped } from './session-over.ts'
import { typedIn } from './typed-in.ts'
import { linkTo, pageRequest, type Visit, type WebParts } from './visit.ts'

const DEFAULT_FILE_BYTES = 100_000
/** Of a form whose session is over: more is not carried along. */
const CARRIED_BYTES = 1_000_000
const expired = problem('expired-form', '', text(words.id.expiredForm, words.en.expiredForm))

/** Whoever is not signed in fills no disk of ours: no form of theirs takes a file. */
function limitsOf({ config }: WebParts, { signedIn, barred, closed, route }: Visit): FormLimits {
  const incomingFolder = `${config.dataDir}/incoming`
  if (signedIn && !closed) return { incomingFolder, fileBytes: route.fileBytes ?? DEFAULT_FILE_BYTES }
  return { incomingFolder, fileBytes: 0, ...(barred ? { textBytes: CARRIED_BYTES } : {}) }
}

/** Handles a form post of a page: reads it, finds its act, runs it, and shows the outcome. */
export async function handlePost(parts: WebParts, visit: Visit): Promise<Response> {
  const { context, frame, route } = visit
  if (isFromElsewhere(context, frame.publicUrl))
    return badFormAnswer(frame, context, words[frame.locale].foreignForm)
  let form: ReceivedForm
  try {
    form = await readForm(context.req.raw, limitsOf(parts, visit))
  } catch (error) {
    if (error instanceof BadForm) return badFormAnswer(frame, context, words[frame.locale].badForm)
    throw error
  }
  try {
    // A body may take its time: who sends it is asked again once it is here.
    const current = await arrive(parts, route, context, visit.arrivedAt)
    if (current instanceof Response) return current
    if (current.barred && !current.signedIn) return await sessionOverAnswer(parts, current, form.fields)
    if (current.closed) return await closedAnswer(current, current.closed, form.fields)
    return await answerForm(parts, current, form)
  } finally {
    await form.discard()
  }
}

const nameOf = (fields: FormFields): string => (typeof fields['action'] === 'string' ? fields['action'] : '')

const sessionOf = (route: Route, name: string): SessionHandler | undefined =>
  route.session && Object.hasOwn(route.session, name) ? route.session[name] : undefined

/** The answer to a form that nobody here may send; given before any file that it names is looked at. */
function barredAnswer({ context, route, frame, signedIn, barred }: Visit, fields: FormFields) {
  const key = signedIn ? readFormKey(signedIn.secret, fields['_key']) : null
  // What is one's own, like the session and the password, belongs to no role.
  const grant = sessionOf(route, nameOf(fields)) ? null : otherGrantOf(signedIn, key)
  if (grant !== null) return otherRoleAnswer(frame, context, withoutUploads(fields), grant)
  return barred ? notAllowedAnswer(frame, context) : null
}

/** Nothing else touches the uploads that a form names until it is answered; once an act took them they are gone. */
async function answerForm(parts: WebParts, visit: Visit, received: ReceivedForm): Promise<Response> {
  const { signedIn, route } = visit
  const stopped = barredAnswer(visit, received.fields)
  if (stopped) return stopped
  const ids = idsNamed(received.fields)
  if (ids === null) return dispatch(parts, visit, withTooManyUploads(received))
  const find = () => withUploads(parts, visit, received, route.fileBytes ?? DEFAULT_FILE_BYTES)
  const answer = async () => dispatch(parts, visit, await find())
  if (ids.length === 0 || !signedIn) return answer()
  try {
    return await parts.uploads.hold(signedIn.personId, ids, answer)
  } catch (error) {
    if (!(error instanceof UploadsBusy)) throw error
    return refused(parts, visit, nameOf(received.fields), withBusyUploads(await find()), 409)
  }
}

async function dispatch(parts: WebParts, visit: Visit, sent: SentForm): Promise<Response> {
  const { context, route, frame, signedIn } = visit
  const { fields, problems } = sent
  const name = nameOf(fields)
  const session = sessionOf(route, name)
  const key = signedIn ? readFormKey(signedIn.secret, fields['_key']) : null
  const opening = route.opening?.includes(name) === true
  if (signedIn && key === null && !opening)
    return refused(parts, visit, name, { ...sent, problems: [expired] }, 403)
  const action = route.actions?.find(one => one.name === name)
  if (problems.length > 0)
    return (
      (action && (await answerBefore(parts, visit, action, key))) ??
      refused(parts, visit, name, sent, statusOf(sent))
    )
  if (session) return runSession(parts, visit, name, session, sent)
  if (route.previews?.includes(name)) return shownAgain(parts, visit, name, sent)
  if (!action) return badFormAnswer(frame, context, words[frame.locale].unknownAction)
  const unproved = proofAnswer(parts, visit, action, fields)
  if (unproved) return unproved
  const result = await runAction(parts.environment, action, {
    actor: signedIn?.actor ?? visitor,
    locale: frame.locale,
    input: inputOf(fields, context.req.param() as Record<string, string>),
    key,
    content: digestOf(typedIn(fields)),
    arrivedAt: visit.arrivedAt,
    clientAddress: addressOf(parts, context),
  })
  return answerAction(parts, visit, action, sent, result)
}

/** The answer of a form that was sent and answered before, whose uploads are therefore gone. */
async function answerBefore(
  parts: WebParts,
  visit: Visit,
  action: AnyAction,
  key: string | null,
): Promise<Response | null> {
  const personId = visit.signedIn?.personId
  if (key === null || personId === undefined) return null
  const result = await parts.environment.database.read(reader =>
    findAnswered(reader, key, personId, action.name),
  )
  return result ? answerAction(parts, visit, action, { fields: {}, problems: [], named: {} }, result) : null
}

/** The grant through which a form was shown, where it is not the acting one: a form never acts through another. */
function otherGrantOf(signedIn: SignedIn | null, key: string | null): string | null {
  const grant = key === null ? null : grantOfKey(key)
  return grant === signedIn?.actor.grantId ? null : grant
}

/** The address names the record; a field of the same name in the body cannot swap it. */
function inputOf(fields: FormFields, params: Readonly<Record<string, string>>): Record<string, unknown> {
  const { action: _action, _key, [BESIDE]: _beside, ...rest } = fields
  return { ...rest, ...params }
}

async function answerAction(
  parts: WebParts,
  visit: Visit,
  action: AnyAction,
  sent: SentForm,
  result: ActionResult,
): Promise<Response> {
  const { context, frame, signedIn } = visit
  switch (result.kind) {
    case 'done': {
      // What is said again took nothing: a file that was swapped since then is still its person's.
      const taken = result.repeated ? [] : Object.values(sent.named).map(one => one.id)
      if (signedIn) await parts.uploads.remove(signedIn.personId, taken)
      if (!result.unsaved) forgetResumed(parts, visit)
      if (wantsJson(context))
        return context.json({
          ok: true,
          savedAt: visit.now.toISOString(),
          repeated: result.repeated,
          ...result.answer,
        })
      if (result.unsaved)
        return refused(parts, visit, action.name, { ...sent, problems: result.unsaved }, 409)
      const next = withTyped(parts, visit, sent.fields, linkTo(frame.locale, result.next ?? frame.path))
      const mark = `${next.includes('?') ? '&' : '?'}${result.repeated ? 'ulang' : 'berhasil'}=${encodeURIComponent(result.event)}`
      const [path = '', fragment] = next.split('#')
      return context.redirect(`${path}${mark}${fragment === undefined ? '' : `#${fragment}`}`, 303)
    }
    case 'refused':
      return refused(parts, visit, action.name, { ...sent, problems: result.problems }, statusOf(result))
    case 'stale':
      return refused(parts, visit, action.name, { ...sent, problems: result.problems }, 409)
    case 'not-found':
      return notFoundAnswer(frame, context)
    case 'not-allowed': {
      const typed = typedPart(sent.fields, frame.locale)
      return notAllowedAnswer(frame, context, result.reason[frame.locale], typed)
    }
  }
}

/** A disk that is full is not the sender's mistake: their script keeps what it holds and sends it again. */
const statusOf = ({ problems }: Pick<SentForm, 'problems'>): 422 | 507 =>
  problems.some(one => one.code === 'storage-full') ? 507 : 422

/** Shows the page again with everything typed and every problem. */
async function refused(
  parts: WebParts,
  visit: Visit,
  action: string,
  sent: SentForm,
  status: 403 | 409 | 422 | 507,
): Promise<Response> {
  const { context, frame } = visit
  if (wantsJson(context)) {
    const problems = sent.problems.map(one => ({ ...one, message: one.message[frame.locale] }))
    return context.json({ ok: false, problems }, status)
  }
  return shownAgain(parts, visit, action, sent, status)
}

/** The page with what was typed; files are never sent back, but kept for when the form comes again. */
async function shownAgain(
  parts: WebParts,
  visit: Visit,
  action: string,
  sent: SentForm,
  status?: 403 | 409 | 422 | 507,
): Promise<Response> {
  const values: Record<string, string | readonly string[]> = {}
  for (const [name, value] of Object.entries(sent.fields))
    if (!(value instanceof Upload)) values[name] = value
  const uploads = await keepFiles(parts, visit, sent)
  const state: FormState = { action, values, problems: sent.problems, uploads }
  const result = await parts.environment.database.read(reader =>
    visit.route.page({
      ...pageRequest(reader, visit, state),
      clientAddress: addressOf(parts, visit.context),
    }),
  )
  const shown = status === 409 ? result : withSentVersion(result, state)
  return answerPage(visit.frame, visit.context, shown, shown.kind === 'page' ? status : undefined)
}

async function runSession(
  parts: WebParts,
  visit: Visit,
  name: string,
  handler: SessionHandler,
  sent: SentForm,
): Promise<Response> {
  const { context, frame, route, signedIn, unfinished, now } = visit
  const carried = route.opening?.includes(name) ? carriedForm(parts, sent.fields) : null
  const outcome = await handler({
    fields: carried?.fields ?? sent.fields,
    signedIn,
    ...(unfinished === null ? {} : { unfinished }),
    now,
    locale: frame.locale,
    clientAddress: addressOf(parts, context),
    userAgent: context.req.header('user-agent') ?? '',
  })
  if (outcome.kind === 'not-found') return notFoundAnswer(frame, context)
  if (outcome.kind === 'refused')
    return refused(parts, visit, name, { ...sent, problems: outcome.problems }, 422)
  setSessionCookie(context, outcome.secret, frame.publicUrl)
  if (outcome.secret !== null) carried?.signedIn()
  // Phones are shared: what the browser kept for this person goes with the session.
  else context.header('clear-site-data', '"cache", "storage"')
  // Whoever comes by a link again goes on where the session before ended.
  const resumed = carried && outcome.secret !== null ? resumedPage(parts, outcome.secret) : null
  return context.redirect(linkTo(frame.locale, resumed ?? outcome.next), 303)
}

function addressOf({ config }: Pick<WebParts, 'config'>, context: Context): string {
  try {
    const connection = getConnInfo(context).remote.address ?? ''
    return visitorAddress(connection, context.req.header('x-forwarded-for'), config.trustedProxies)
  } catch {
    // A request that did not come over a socket, as in tests.
    return ''
  }
}
