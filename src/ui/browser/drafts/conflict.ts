import { fieldBlock, tailOf, type DraftForm, type News } from './draft-form.ts'
import { say } from './said.ts'

const idOf = (name: string): string => `conflict-${name}`

/** The choice that is shown beside this field, if there is one: made here, or drawn by the server. */
function shownFor({ form }: DraftForm, name: string): HTMLElement | null {
  const drawn = form.querySelector<HTMLElement>(`[data-field="${CSS.escape(`c.${tailOf(name)}`)}"]`)
  return document.getElementById(idOf(name)) ?? drawn?.closest<HTMLElement>('.conflict') ?? null
}

export const hasConflict = (draft: DraftForm, name: string): boolean => shownFor(draft, name) !== null
export const conflictsOf = (draft: DraftForm): number =>
  draft.names.filter(name => hasConflict(draft, name)).length
export const takeConflictAway = (draft: DraftForm, name: string): void => shownFor(draft, name)?.remove()

function part(tag: string, className: string, text: string): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

function button(label: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'button button--secondary'
  made.textContent = label
  made.addEventListener('click', press)
  return made
}

export type Choices = Readonly<{ mine: () => void; theirs: () => void }>

/** Shows the other version beside the field, where one goes on typing; nothing is decided by itself. */
export function showConflict(draft: DraftForm, news: News, { mine, theirs }: Choices): void {
  const block = fieldBlock(draft.form, news.name)
  if (!block) return
  const present = document.getElementById(idOf(news.name))
  const seen = draft.form.querySelector<HTMLInputElement>(
    `input[name="${CSS.escape(`s.${tailOf(news.name)}`)}"]`,
  )
  // Asked already, here or by the server, about this very version.
  if (present?.dataset.base === news.base || seen?.value === news.base) return
  takeConflictAway(draft, news.name)
  const made = document.createElement('div')
  made.id = idOf(news.name)
  made.className = 'conflict'
  made.dataset.base = news.base
  made.setAttribute('role', 'group')
  made.setAttribute('aria-label', `${say.conflictTitle} ${news.title ?? ''}`)
  const who = news.self ? say.yourself : (news.who ?? '')
  const buttons = document.createElement('div')
  buttons.className = 'buttons'
  const chosen = (act: () => void) => (): void => {
    made.remove()
    act()
  }
  buttons.append(
    button(say.useMine, chosen(mine)),
    button(say.useTheirs(news.self ? who : (news.by ?? who)), chosen(theirs)),
  )
  const said = document.createElement('div')
  said.setAttribute('role', 'status')
  made.append(said, buttons)
  block.after(made)
  said.append(
    part('p', 'conflict__title', say.conflictTitle),
    part('p', 'conflict__who', `${say.theirs(who, news.when ?? '')}:`),
    part('p', 'conflict__text', news.shown ?? news.text ?? ''),
  )
}
