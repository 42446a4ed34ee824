import type { z } from 'zod'
import type { Actor, Facts } from '../access/index.ts'
import type { Audience } from '../audit/index.ts'
import type { Problem } from '../foundation/problem.ts'
import type { Result } from '../foundation/result.ts'
import type { Locale } from '../foundation/text.ts'
import type { Reader, Tx } from '../platform/database/index.ts'
import type { FileStore } from '../platform/files/index.ts'
import type { NewJob } from '../platform/jobs/index.ts'
import type { Media } from '../platform/media/media.ts'

export type RecordRef = Readonly<{ kind: string; id: string }>

/** What an action knows beside its input. */
export type ActionContext = Readonly<{
  actor: Actor
  now: Date
  /** When its first byte reached the server: a form that takes its time on a weak line is judged by this. */
  arrivedAt: Date
  locale: Locale
  newId: () => string
  /** Where the request came from, for limits only; left out where nothing came over the net. */
  clientAddress?: string
}>

/** Tools for slow work before the transaction opens: looking into files, hashing a password. */
export type Services = Readonly<{ files: FileStore; media: Media }>

/** What happened: the change to save, and what the ledger, the jobs and the next page need. */
export type Done<Change> = Readonly<{
  kind: 'done'
  change: Change
  /** In the past tense: `nomination.submitted`. */
  event: string
  subject: RecordRef
  /** The record in whose history the act is shown; the subject when left out. */
  record?: RecordRef
  areaPath: string
  reason?: string
  /** Ids, states and counts only: no personal or company data. */
  detail?: Readonly<Record<string, unknown>>
  before?: unknown
  after?: unknown
  jobs?: readonly NewJob[]
  /** The page to show next (Indonesian path); the same page when left out. */
  next?: string
  /** Where to go instead of `next`, with a secret that is kept nowhere: a form that is sent again goes to `next`. */
  nextOnce?: string
  /** What a caller of the interface or a script gets back. */
  answer?: Readonly<Record<string, unknown>>
  /** False for an act too small for the ledger: one autosaved field. */
  recorded?: boolean
  /**
   * What of the form was left unsaved, although the act was done: its page is shown again with it. A script is told
   * by the answer.
   */
  unsaved?: readonly Problem[]
  /** For one act on many records: the ledger gets an entry about each of them instead of one about the subject. */
  each?: readonly Pick<Done<Change>, 'subject' | 'record' | 'areaPath' | 'detail' | 'before' | 'after'>[]
}>
export type Outcome<Change> = Done<Change> | Readonly<{ kind: 'refused'; problems: readonly Problem[] }>

export const refuse = (problems: readonly Problem[]): Outcome<never> => ({ kind: 'refused', problems })
export const done = <Change>(outcome: Omit<Done<Change>, 'kind'>): Done<Change> => ({
  kind: 'done',
  ...outcome,
})

/**
 * One act. The pipeline runs its parts in a fixed order: parse `input`, `prepare` and `ahead` (outside of the
 * transaction), `load`, `may` on `facts`, `handle` (pure), `save`, ledger, jobs, commit.
 */
export type Action<Input, Loaded, Change> = Readonly<{
  /** Imperative, and the name in the access table: `nomination.submit`. */
  name: string
  input: z.ZodType<Input>
  prepare?: (input: Input, services: Services) => Promise<Result<Input>>
  /** Everything that `handle` needs; null when there is no such record. */
  load: (reader: Reader, input: Input, context: ActionContext) => Promise<Loaded | null>
  facts: (loaded: Loaded, input: Input, context: ActionContext) => Facts
  /** Who may not even read the record is told that there is none: the action that stands for reading it. */
  readAction?: string
  /** The loaded record's row version; a form that carries an older `version` is told so, without effect. */
  version?: (loaded: Loaded) => number
  handle: (loaded: Loaded, input: Input, context: ActionContext) => Outcome<Change>
  /**
   * Slow work on what the records say, such as typesetting a paper, so that nobody waits for it at a lock: it gets the
   * change that `handle` would make as things are just before the transaction, and answers the input with what it made.
   * `handle` runs again inside of the transaction, and takes what was made only where it still fits. It is left out for
   * an act that would be refused.
   */
  ahead?: (change: Change, input: Input) => Promise<Input>
  /**
   * For an act whose `ahead` asks something outside that must not be asked twice: a name under which the whole act is
   * done by one at a time, in all processes of the installation. Who comes later begins once the first was stored.
   */
  alone?: (change: Change) => string
  /** False when the row version moved on between load and save: then nothing is stored. */
  save: (tx: Tx, change: Change, context: ActionContext) => Promise<boolean | void>
  audience?: Audience
  /** An act of weight: who sends it by a form must have proved a short while ago who they are. */
  needsProof?: true
}>

/** An action whose inner types the caller need not know. */
// oxlint-disable-next-line typescript/no-explicit-any -- lists of actions hold actions of every type
export type AnyAction = Action<any, any, any>

export const defineAction = <Input, Loaded, Change>(
  action: Action<Input, Loaded, Change>,
): Action<Input, Loaded, Change> => action

/** An act that was done, as its caller is told. */
export type Success = Readonly<{
  kind: 'done'
  event: string
  next: string | null
  answer: Readonly<Record<string, unknown>>
  unsaved?: readonly Problem[]
  /** True when this very form was sent before: the first answer is given again, without a second effect. */
  repeated: boolean
}>
