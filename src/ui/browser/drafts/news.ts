import { conflictsOf, hasConflict, showConflict, takeConflictAway } from './conflict.ts'
import {
  baseInput,
  isTyped,
  keptField,
  revisionOf,
  setText,
  tailOf,
  textOf,
  touch,
  type DraftForm,
  type News,
} from './draft-form.ts'
import { forget, noteStored } from './kept-store.ts'
import { announce, say } from './said.ts'

export type Sent = ReadonlyMap<string, string>

/** The field is as the server has it. */
function settle(draft: DraftForm, { name, base }: Pick<News, 'name' | 'base'>, text: string): void {
  const input = baseInput(draft.form, name)
  if (input) input.value = base
  draft.drawn.set(name, text)
  void noteStored(keptField(draft, name, text))
}

function takeTheirs(draft: DraftForm, news: News): void {
  const text = news.text ?? ''
  setText(draft.form, news.name, text)
  takeConflictAway(draft, news.name)
  // In this order: the second meets nothing that was typed any more.
  if (draft.own.delete(news.name)) void forget({ ...draft, name: news.name })
  settle(draft, news, text)
}

/** One's own version is kept knowingly: it is saved over the one that was shown. */
function keepMine(draft: DraftForm, news: News): void {
  const input = baseInput(draft.form, news.name)
  if (input) input.value = news.base
  // Typed over the other version, also where it is what the page was drawn with.
  draft.drawn.set(news.name, news.text ?? '')
  touch(draft)
}

const choseTheirs = ({ form }: DraftForm, name: string): boolean =>
  new FormData(form).get(`c.${tailOf(name)}`) === 'theirs'

function tellChange({ title = '', when = '', who = '', self }: News): string {
  return self ? say.changedByYou(title, when) : say.changed(who, title, when)
}

/** Brings one field in line with the server; gives the sentence to say, if any. */
function bring(draft: DraftForm, news: News, sent: Sent | null): string | null {
  const { form } = draft
  const input = baseInput(form, news.name)
  if (!input || (input.value === news.base && !hasConflict(draft, news.name))) return null
  // Answers overtake each other on a weak line: what is older than the page knows says nothing any more.
  if (revisionOf(news.base) < revisionOf(input.value)) return null
  if (news.state === 'saved') {
    takeConflictAway(draft, news.name)
    settle(draft, news, sent?.get(news.name) ?? textOf(form, news.name))
    return null
  }
  if (choseTheirs(draft, news.name)) {
    takeTheirs(draft, news)
    return null
  }
  if (textOf(form, news.name) === news.text) {
    takeConflictAway(draft, news.name)
    settle(draft, news, news.text)
    return null
  }
  if (!isTyped(draft, news.name)) {
    takeTheirs(draft, news)
    return tellChange(news)
  }
  // What was typed here since is told by the next saving, which is on its way.
  if (news.state === 'conflict')
    showConflict(draft, news, {
      mine: () => keepMine(draft, news),
      theirs: () => takeTheirs(draft, news),
    })
  return null
}

/** Applies what an answer or a call told; gives the number of fields that wait for a choice. */
export function applyNews(draft: DraftForm, all: readonly News[], sent: Sent | null): number {
  const changes = all.flatMap(news => bring(draft, news, sent) ?? [])
  if (changes.length > 0) announce('changed', 'info', changes.join(' '))
  return conflictsOf(draft)
}

/** After a saving: whatever was sent and is not told of is stored as it was sent. */
export function confirm(draft: DraftForm, told: ReadonlySet<string>, sent: Sent): void {
  for (const name of draft.names) {
    const text = sent.get(name)
    if (text === undefined || told.has(name) || draft.drawn.get(name) === text) continue
    draft.drawn.set(name, text)
    void noteStored(keptField(draft, name, text))
  }
}
