import { formatTime } from '../../platform/translations.ts'
import { clearProblem, showProblem } from './field-problem.ts'
import { answersOf, newKey, post, SETTLED } from './save-request.ts'
import type { Outcome } from './save-request.ts'
import { formOnItsWay } from './submit-guard.ts'
import { locale, say } from './words.ts'

const IDLE_MS = 800
const LONGEST_WAIT_MS = 30_000
/** How often a saving looks whether a form that was sent is still on its way. */
const AFTER_SENT_MS = 500

type Saver = {
  readonly form: HTMLFormElement
  readonly status: HTMLElement
  /** Answers that the server has not confirmed. */
  dirty: boolean
  running: Promise<void> | undefined
  timer: ReturnType<typeof setTimeout> | undefined
  /** A saving without an answer. It may have arrived, so it is sent again as it was before anything newer. */
  unanswered: URLSearchParams | undefined
  failures: number
  offline: boolean
  shown: string[]
}

const savers: Saver[] = []
/** A form has been let go with answers that could not be saved on the way; it carries them itself. */
let leaving = false

function show(saver: Saver, state: string, words: string): void {
  saver.status.className = `save-state save-state--${state}`
  if (saver.status.textContent !== words) saver.status.textContent = words
}

function statusOf(form: HTMLFormElement): HTMLElement {
  const given = form.querySelector<HTMLElement>('[data-save-state]')
  if (given) return given
  const made = document.createElement('p')
  made.setAttribute('role', 'status')
  form.append(made)
  return made
}

/** Some answers are not known to be saved. */
const isOpen = (saver: Saver): boolean => saver.dirty || saver.running !== undefined

/** Gives the new version to this form and to every other form of the same record. */
function renewVersion(form: HTMLFormElement, version: string): void {
  const record = form.dataset.record
  const forms = record
    ? [...document.forms].filter(other => other === form || other.dataset.record === record)
    : [form]
  for (const one of forms) {
    const field = one.querySelector<HTMLInputElement>('input[type=hidden][name=version]')
    if (field) field.value = version
  }
}

function showProblems(saver: Saver, { problems, answers }: Extract<Outcome, { kind: 'problems' }>): void {
  const unplaced = problems.filter(one => !showProblem(saver.form, one.path, one.message))
  saver.shown = problems.map(one => one.path)
  // What is right was saved all the same.
  const said = answers === undefined ? say.problems : say.partly
  show(saver, 'problem', [said, ...unplaced.map(one => one.message)].join(' '))
}

function retryLater(saver: Saver): void {
  saver.failures += 1
  const wait = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** saver.failures)
  schedule(saver, wait)
}

function settle(saver: Saver, outcome: Outcome): void {
  for (const name of saver.shown.splice(0)) clearProblem(saver.form, name)
  saver.offline = outcome.kind === 'offline'
  // After a refusal only new typing is sent: a try at each leaving of a field would move the button from under a press.
  if (!saver.offline) saver.failures = outcome.kind === 'saved' ? 0 : 1
  if ('version' in outcome && outcome.version !== undefined) renewVersion(saver.form, outcome.version)
  if (outcome.kind === 'saved') {
    show(saver, 'saved', say.saved(formatTime(outcome.at, locale)))
    return
  }
  saver.dirty = true
  if (outcome.kind === 'problems') return showProblems(saver, outcome)
  const words = outcome.kind === 'held' ? outcome.words : say[outcome.kind]
  show(saver, outcome.kind === 'offline' ? 'unsaved' : 'problem', words)
  if (outcome.kind === 'offline') retryLater(saver)
}

/** The form's answers as one saving: its own key shows that the form is ours, a fresh end makes it an act of its own. */
function savingOf(form: HTMLFormElement): URLSearchParams {
  const saving = answersOf(form)
  saving.set('action', form.dataset.autosave ?? '')
  saving.set('_key', `${saving.get('_key') ?? ''}.${newKey()}`)
  return saving
}

const withoutKey = (saving: URLSearchParams): string =>
  new URLSearchParams([...saving].filter(([name]) => name !== '_key')).toString()

async function send(saver: Saver): Promise<Outcome> {
  const fresh = savingOf(saver.form)
  const saving = saver.unanswered ?? fresh
  saver.dirty = withoutKey(saving) !== withoutKey(fresh)
  saver.unanswered = saving
  show(saver, 'saving', say.saving)
  // The property `action` of a form is hidden by its buttons of that name.
  const outcome = await post(saver.form.getAttribute('action') ?? location.href, saving)
  if (outcome.kind !== 'offline') saver.unanswered = undefined
  settle(saver, outcome)
  saver.form.dispatchEvent(new CustomEvent(SETTLED, { detail: { sent: saving, outcome } }))
  return outcome
}

async function sendAll(saver: Saver): Promise<void> {
  // What changed while an older saving was on its way follows at once.
  while ((await send(saver)).kind === 'saved' && saver.dirty);
}

/** Saves now, one request at a time. */
function save(saver: Saver): Promise<void> {
  clearTimeout(saver.timer)
  if (saver.running) return saver.running.then(() => (saver.dirty ? save(saver) : undefined))
  saver.running = sendAll(saver).finally(() => {
    saver.running = undefined
  })
  return saver.running
}

/**
 * Saves by itself, unless a form is on its way to the server: the two would meet there with the same
 * version, and the second would be answered as coming from a stale tab.
 */
function saveByItself(saver: Saver): void {
  if (formOnItsWay()) schedule(saver, AFTER_SENT_MS)
  else void save(saver)
}

function schedule(saver: Saver, wait: number): void {
  clearTimeout(saver.timer)
  saver.timer = setTimeout(() => saveByItself(saver), wait)
}

function takesPart(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && !target.matches('[type=file], [data-autosave=off]')
}

function watch(form: HTMLFormElement): void {
  const saver: Saver = {
    form,
    status: statusOf(form),
    dirty: false,
    running: undefined,
    timer: undefined,
    unanswered: undefined,
    failures: 0,
    offline: false,
    shown: [],
  }
  savers.push(saver)
  form.addEventListener('input', event => {
    if (!takesPart(event.target)) return
    saver.dirty = true
    leaving = false
    schedule(saver, IDLE_MS)
  })
  form.addEventListener('focusout', () => {
    if (saver.dirty && saver.failures === 0) saveByItself(saver)
  })
}

/**
 * Saves what is still open, then lets the form go. It stays while there is no connection, or when
 * leaving would lose another form's answers; its own answers it carries along.
 */
async function saveThenSubmit(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  await Promise.all(savers.filter(isOpen).map(save))
  const stuck = savers.find(saver => saver.dirty && (saver.offline || saver.form !== form))
  if (stuck) {
    stuck.status.scrollIntoView({ block: 'center' })
    return
  }
  leaving = true
  form.requestSubmit(submitter)
  leaving = savers.some(saver => saver.dirty)
}

export function startAutosave(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) watch(form)
  if (savers.length === 0) return
  document.addEventListener(
    'submit',
    event => {
      const form = event.target
      if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
      if (leaving || !savers.some(isOpen)) return
      event.preventDefault()
      event.stopPropagation()
      void saveThenSubmit(form, event.submitter)
    },
    true,
  )
  addEventListener('online', () => {
    for (const saver of savers) if (saver.dirty) saveByItself(saver)
  })
  addEventListener('beforeunload', event => {
    // What the device keeps is not lost with the page.
    const atRisk = savers.some(saver => isOpen(saver) && saver.form.dataset.kept !== 'yes')
    if (!leaving && atRisk) event.preventDefault()
  })
}
