import { formatNumber } from '../../../platform/translations.ts'
import { locale } from '../words.ts'
import { say } from './words.ts'

/** `isMain`: what most people want here. */
export type BoxButton = Readonly<{ words: string; act: () => void; isMain?: boolean }>

export type Shown = Readonly<{
  tone: 'busy' | 'done' | 'open' | 'wrong'
  name: string
  /** Its size, in words. */
  size: string
  state: string
  /** What was done to the picture, and the choice to undo it. */
  remark?: string
  buttons: readonly BoxButton[]
  /** Whole file and what of it has gone; left out where nothing is on its way. */
  progress?: Readonly<{ sent: number; total: number }>
}>

function made<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  element.className = className
  return element
}

/** What stands beside a file field about its file. It says aloud what changed, never every percent. */
export class Box {
  readonly #element = made('div', 'upload__box')
  readonly #name = made('b', 'upload__name')
  readonly #size = made('span', 'muted')
  readonly #bar = document.createElement('progress')
  readonly #state = made('p', 'upload__state')
  readonly #remark = made('p', 'upload__remark muted')
  readonly #buttons = made('div', 'buttons')
  readonly #spoken = made('p', 'visually-hidden')
  #written = ''

  constructor(after: Element) {
    const head = made('p', 'upload__head')
    head.append(this.#name, ' ', this.#size)
    this.#element.append(head, this.#bar, this.#state, this.#remark, this.#buttons)
    this.#element.hidden = true
    this.#spoken.setAttribute('role', 'status')
    after.after(this.#element, this.#spoken)
  }

  get element(): HTMLElement {
    return this.#element
  }

  show(shown: Shown): void {
    this.#element.hidden = false
    this.#element.className = `upload__box upload__box--${shown.tone}`
    this.#name.textContent = shown.name
    this.#size.textContent = shown.size
    this.#remark.textContent = shown.remark ?? ''
    this.#remark.hidden = !shown.remark
    this.#bar.hidden = !shown.progress
    this.#bar.setAttribute('aria-label', shown.name)
    if (shown.progress) this.progress(shown.progress.sent, shown.progress.total, shown.state)
    else this.#state.textContent = shown.state
    this.#place(shown.buttons, shown.name)
  }

  progress(sent: number, total: number, state: string): void {
    this.#bar.max = Math.max(1, total)
    this.#bar.value = sent
    this.#state.textContent = state
  }

  tell(words: string): void {
    this.#spoken.textContent = words
  }

  hide(): void {
    this.#element.hidden = true
    this.#written = ''
    this.#buttons.replaceChildren()
    this.tell('')
  }

  focus(): void {
    this.#buttons.querySelector('button')?.focus()
  }

  /** Buttons that stay the same stay where they are: the finger may be on its way to one. */
  #place(buttons: readonly BoxButton[], name: string): void {
    const written = [name, ...buttons.map(button => button.words)].join('\n')
    if (written === this.#written) return
    this.#written = written
    const hadFocus = this.#buttons.contains(document.activeElement)
    this.#buttons.replaceChildren(
      ...buttons.map(({ words, act, isMain }) => {
        const button = made('button', `button button--${isMain ? 'secondary' : 'quiet'}`)
        button.type = 'button'
        button.textContent = words
        button.setAttribute('aria-label', say.ofFile(words, name))
        button.addEventListener('click', act)
        return button
      }),
    )
    if (hadFocus) this.focus()
  }
}

export const percentOf = (sent: number, total: number): number =>
  total > 0 ? Math.min(100, Math.floor((100 * sent) / total)) : 0

export const percentText = (sent: number, total: number): string =>
  formatNumber(percentOf(sent, total), locale)
