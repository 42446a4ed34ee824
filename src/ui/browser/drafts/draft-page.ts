import { SETTLED, type Settled } from '../save-request.ts'
import { knowVersion, startCalls } from './calls.ts'
import { timeNow, timeText } from './clock.ts'
import { conflictsOf } from './conflict.ts'
import { findDraft, isTyped, type DraftForm, type News } from './draft-form.ts'
import { keepTyped, restoreKept } from './keeping.ts'
import { applyNews, confirm } from './news.ts'
import { announce, say } from './said.ts'
import { askToSendLater } from './worker.ts'

const KEEP_AFTER_MS = 150

/** The words of the autosaving beside the form, put more precisely: what is kept here is not lost. */
function showState(form: HTMLFormElement, state: 'unsaved' | 'problem', words: string): void {
  const status = form.querySelector<HTMLElement>('[data-save-state]')
  if (!status) return
  status.className = `save-state save-state--${state}`
  status.textContent = words
}

const signInAgain = (): string => {
  const language = document.documentElement.lang === 'en' ? '/en' : ''
  return `${language}/masuk?lanjut=${encodeURIComponent(location.pathname)}`
}

/** What ended and how one goes on: by signing in, by the link in one's messages, or on a new copy of the page. */
function tellEnded(kind: string): void {
  if (kind === 'signedOut')
    announce('ended', 'warning', say.signedOut, { label: say.signIn, href: signInAgain() })
  else if (kind === 'renewed')
    announce('ended', 'warning', say.renewed, { label: say.reload, href: location.pathname })
  else announce('ended', 'warning', kind === 'linkAgain' ? say.linkAgain : '')
}

function tellUnsaved(draft: DraftForm, kind: string): void {
  const { form } = draft
  tellEnded(kind)
  announce('offline', 'warning', kind === 'offline' ? say.offline : '')
  if (form.dataset.kept === 'yes' && ['offline', 'signedOut', 'linkAgain', 'renewed'].includes(kind))
    showState(form, 'unsaved', say.keptHere(timeText(timeNow())))
  if (kind === 'offline') void askToSendLater()
}

async function afterSaving(draft: DraftForm, { sent, outcome }: Settled['detail']): Promise<void> {
  const texts = new Map([...sent].map(([name, text]) => [name, text.replaceAll('\r\n', '\n')]))
  if (outcome.kind === 'saved' || outcome.kind === 'problems') {
    const told = (outcome.answers ?? []) as readonly News[]
    const wrong = outcome.kind === 'problems' ? outcome.problems.map(one => one.path) : []
    const waiting = applyNews(draft, told, texts)
    if (outcome.answers) confirm(draft, new Set([...told.map(one => one.name), ...wrong]), texts)
    announce('copy', 'warning', '')
    if (outcome.version !== undefined) knowVersion(draft.form, outcome.version)
    if (waiting > 0 && outcome.kind === 'saved') showState(draft.form, 'problem', say.partly(waiting))
    else announce('restored', 'info', '')
  }
  announce('closed', 'warning', outcome.kind === 'closed' ? outcome.words : '')
  // At once, as the page may be closed the next moment; told afterwards, when it is known.
  const keeping = keepTyped(draft)
  tellUnsaved(draft, outcome.kind)
  await keeping
  tellUnsaved(draft, outcome.kind)
}

function listen(draft: DraftForm): void {
  const { form } = draft
  let timer: ReturnType<typeof setTimeout> | undefined
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void keepTyped(draft), KEEP_AFTER_MS)
  })
  const now = (): void => {
    clearTimeout(timer)
    if (draft.names.some(name => isTyped(draft, name))) void keepTyped(draft)
  }
  form.addEventListener('focusout', now)
  addEventListener('pagehide', now)
  document.addEventListener('visibilitychange', now)
  form.addEventListener(SETTLED, event => void afterSaving(draft, (event as Settled).detail))
}

/** A section whose answers are saved by itself: kept on the device, merged with what others do, sent again later. */
export async function startDraftPage(): Promise<void> {
  const draft = findDraft()
  if (!draft) return
  listen(draft)
  await restoreKept(draft)
  if (conflictsOf(draft) > 0) showState(draft.form, 'problem', say.partly(conflictsOf(draft)))
  startCalls(draft)
}
