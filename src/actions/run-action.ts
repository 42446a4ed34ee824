import { may, type Actor } from '../access/index.ts'
import { append, type LedgerEntry } from '../audit/index.ts'
import { wholeCountry } from '../foundation/area-path.ts'
import { problem, type Problem } from '../foundation/problem.ts'
import { text, type Locale, type Text } from '../foundation/text.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Reader, Tx } from '../platform/database/index.ts'
import { digestOf } from '../platform/digest.ts'
import { storageProblem } from '../platform/files/index.ts'
import { enqueue } from '../platform/jobs/index.ts'
import { newId } from '../platform/random.ts'
import { findRepeated, rememberKey } from './action-key-store.ts'
import type { Action, ActionContext, Done, Services, Success } from './define-action.ts'
import { problemsFromZod } from './problems-from-zod.ts'

/** What the pipeline works with. */
export type Environment = Readonly<{ database: Database; clock: Clock; services: Services }>

export type ActionResult =
  | Success
  | Readonly<{ kind: 'refused'; problems: readonly Problem[] }>
  | Readonly<{ kind: 'stale'; problems: readonly Problem[] }>
  | Readonly<{ kind: 'not-found' }>
  | Readonly<{ kind: 'not-allowed'; reason: Text }>

export type Request = Readonly<{
  actor: Actor
  locale: Locale
  /** Raw input: a form's fields, or an interface call's body. */
  input: unknown
  /** Sent once by a form; a second send of the same key has no second effect. */
  key: string | null
  /** A digest of what the form held, without secrets and files; where it is left out every send counts as the same. */
  content?: string
  /** Where it came from, for limits only. */
  clientAddress?: string
  /** When the request reached the server; now when left out. */
  arrivedAt?: Date
}>

const staleText = text(
  'Data ini sudah diubah di tab lain atau oleh orang lain. Isian Anda masih ada di bawah; periksa yang terbaru, lalu simpan lagi.',
  'This was changed in another tab or by somebody else. What you typed is still below; check the latest, then save again.',
)
const stale: ActionResult = { kind: 'stale', problems: [problem('stale', '', staleText)] }
const sentOtherwiseText = text(
  'Dari halaman ini sudah tersimpan kiriman dengan isi lain. Isian Anda yang terakhir belum tersimpan dan masih ada di bawah; periksa yang terbaru, lalu simpan lagi.',
  'Something else was saved from this page already. What you typed last is not saved and is still below; check the latest, then save again.',
)
const sentOtherwise: ActionResult = {
  kind: 'stale',
  problems: [problem('sent-otherwise', '', sentOtherwiseText)],
}

/** Carries a refusal out of the transaction, so that nothing of it is stored. */
class Refused extends Error {
  readonly result: ActionResult
  constructor(result: ActionResult) {
    super(result.kind)
    this.result = result
  }
}

/** Runs one action: the only way in which the state of the programme changes. */
export async function runAction<Input, Loaded, Change>(
  environment: Environment,
  action: Action<Input, Loaded, Change>,
  request: Request,
): Promise<ActionResult> {
  const parsed = action.input.safeParse(request.input)
  if (!parsed.success) return { kind: 'refused', problems: problemsFromZod(parsed.error) }
  const prepared = action.prepare
    ? await action.prepare(parsed.data, environment.services)
    : { ok: true as const, value: parsed.data }
  if (!prepared.ok) return { kind: 'refused', problems: prepared.problems }
  const { database } = environment
  const context = contextOf(environment, request)
  const foresee = () => database.read(reader => foreseen(reader, action, prepared.value, context, request))
  const carryOut = async (): Promise<ActionResult> => {
    const change = action.ahead ? await foresee() : null
    const input = change && action.ahead ? await action.ahead(change.value, prepared.value) : prepared.value
    return database.write(tx => act(tx, action, input, context, request))
  }
  try {
    const turn = action.alone ? await foresee() : null
    return await (turn && action.alone ? database.alone(action.alone(turn.value), carryOut) : carryOut())
  } catch (error) {
    if (error instanceof Refused) return error.result
    const told = storageProblem(error)
    if (told) return { kind: 'refused', problems: [told] }
    throw error
  }
}

function contextOf({ clock }: Environment, request: Request): ActionContext {
  const now = clock.now()
  return {
    actor: request.actor,
    now,
    arrivedAt: request.arrivedAt ?? now,
    locale: request.locale,
    newId,
    ...(request.clientAddress ? { clientAddress: request.clientAddress } : {}),
  }
}

/** What an act would change as things are; null for one that would be refused: the transaction says by what. */
async function foreseen<Input, Loaded, Change>(
  reader: Reader,
  action: Action<Input, Loaded, Change>,
  input: Input,
  context: ActionContext,
  request: Request,
): Promise<Readonly<{ value: Change }> | null> {
  const loaded = await action.load(reader, input, context)
  if (loaded === null) return null
  if (!may(context.actor, action.name, action.facts(loaded, input, context)).allowed) return null
  if (action.version && isOlder(request.input, action.version(loaded))) return null
  const outcome = action.handle(loaded, input, context)
  return outcome.kind === 'refused' ? null : { value: outcome.change }
}

async function act<Input, Loaded, Change>(
  tx: Tx,
  action: Action<Input, Loaded, Change>,
  input: Input,
  context: ActionContext,
  request: Request,
): Promise<ActionResult> {
  const { key, content = null } = request
  const earlier =
    key === null ? null : await findRepeated(tx, { key, content }, context.actor.personId, action.name)
  if (earlier === 'otherwise') throw new Refused(sentOtherwise)
  if (earlier) return earlier
  const loaded = await action.load(tx, input, context)
  if (loaded === null) throw new Refused({ kind: 'not-found' })
  refuseUnlessAllowed(action, loaded, input, context)
  if (action.version && isOlder(request.input, action.version(loaded))) throw new Refused(stale)
  const outcome = action.handle(loaded, input, context)
  if (outcome.kind === 'refused') throw new Refused(outcome)
  if ((await action.save(tx, outcome.change, context)) === false) throw new Refused(stale)
  if (outcome.recorded !== false) await append(tx, entriesOf(action, outcome, context))
  await enqueue(tx, outcome.jobs ?? [], new Date())
  const success: Success = {
    kind: 'done',
    event: outcome.event,
    next: outcome.next ?? null,
    answer: outcome.answer ?? {},
    ...(outcome.unsaved?.length ? { unsaved: outcome.unsaved } : {}),
    repeated: false,
  }
  if (request.key !== null) await rememberKey(tx, request.key, context, action.name, success)
  return outcome.nextOnce === undefined ? success : { ...success, next: outcome.nextOnce }
}

function refuseUnlessAllowed<Input, Loaded, Change>(
  action: Action<Input, Loaded, Change>,
  loaded: Loaded,
  input: Input,
  context: ActionContext,
): void {
  const facts = action.facts(loaded, input, context)
  const permission = may(context.actor, action.name, facts)
  if (permission.allowed) return
  const readable = action.readAction !== undefined && may(context.actor, action.readAction, facts).allowed
  throw new Refused(readable ? { kind: 'not-allowed', reason: permission.reason } : { kind: 'not-found' })
}

function isOlder(input: unknown, current: number): boolean {
  if (typeof input !== 'object' || input === null || !('version' in input)) return false
  const { version } = input
  const isRead = typeof version === 'string' || typeof version === 'number'
  return !isRead || String(version) !== String(current)
}

const entriesOf = <Input, Loaded, Change>(
  action: Action<Input, Loaded, Change>,
  { each, ...outcome }: Done<Change>,
  context: ActionContext,
): readonly LedgerEntry[] => (each ?? [{}]).map(one => entryOf(action, { ...outcome, ...one }, context))

function entryOf<Input, Loaded, Change>(
  action: Action<Input, Loaded, Change>,
  outcome: Done<Change>,
  { actor, now }: ActionContext,
): LedgerEntry {
  // Part of what the entry's hash covers: for good, whatever becomes of the grant.
  const acting = actor.acting ? { acting: { kind: actor.acting, grant: actor.grantId } } : {}
  // Another office's act on a record of an area: a province that helps, or that acts where there is no own office.
  const isOther = actor.areaPath !== wholeCountry && actor.areaPath !== outcome.areaPath
  const office = isOther ? { office: actor.areaPath } : {}
  return {
    at: now,
    personId: actor.personId,
    role: actor.role,
    areaPath: outcome.areaPath,
    action: action.name,
    event: outcome.event,
    subject: outcome.subject,
    record: outcome.record ?? outcome.subject,
    audience: action.audience ?? 'record',
    reason: outcome.reason ?? null,
    detail: { ...outcome.detail, ...acting, ...office },
    beforeDigest: outcome.before === undefined ? null : digestOf(outcome.before),
    afterDigest: outcome.after === undefined ? null : digestOf(outcome.after),
  }
}
