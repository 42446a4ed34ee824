import type { UploadField } from './field.ts'
import { say } from './words.ts'

type Held = Readonly<{ form: HTMLFormElement; submitter: HTMLElement | null; line: HTMLElement }>

function button(words: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'button button--quiet'
  made.textContent = words
  made.addEventListener('click', act)
  return made
}

const hasFile = ({ state }: UploadField): boolean => state === 'sent' || state === 'attached'

/** A form whose files are still on their way waits for them, and then goes by itself. */
export class Hold {
  readonly #fields: readonly UploadField[]
  readonly #held: Held[] = []

  constructor(fields: readonly UploadField[]) {
    this.#fields = fields
    document.addEventListener('submit', event => this.#onSubmit(event), true)
  }

  /** A field has come to rest, or has begun anew. */
  changed(field: UploadField): void {
    const held = this.#held.find(one => one.form === field.form)
    if (!held) return
    if (field.state === 'refused') {
      this.#end(held)
      field.focus()
    } else if (field.state !== 'busy' && !hasFile(field)) {
      // Taken back while the form waits for it: whoever did that decides anew whether to send.
      this.#end(held)
    } else if (this.#busyOf(held.form).length === 0) {
      this.#end(held)
      held.form.requestSubmit(held.submitter)
    }
  }

  #of(form: HTMLFormElement): readonly UploadField[] {
    return this.#fields.filter(field => field.form === form)
  }

  #busyOf(form: HTMLFormElement): readonly UploadField[] {
    return this.#of(form).filter(field => field.state === 'busy')
  }

  #onSubmit(event: SubmitEvent): void {
    const form = event.target
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return
    if (this.#busyOf(form).length === 0) {
      for (const field of this.#of(form)) field.give()
      return
    }
    event.preventDefault()
    event.stopPropagation()
    if (!this.#held.some(held => held.form === form)) this.#wait(form, event.submitter)
  }

  #wait(form: HTMLFormElement, submitter: HTMLElement | null): void {
    const line = document.createElement('div')
    line.className = 'upload__hold'
    const words = document.createElement('p')
    words.setAttribute('role', 'status')
    const held: Held = { form, submitter, line }
    const buttons = document.createElement('div')
    buttons.className = 'buttons'
    buttons.append(button(say.stay, () => this.#end(held)))
    const needed = this.#busyOf(form).some(field => field.input.required)
    if (!needed) buttons.append(button(say.withoutFile, () => this.#sendWithout(held)))
    line.append(words, buttons)
    const before = form.querySelector('.buttons--form')
    if (before) before.before(line)
    else form.append(line)
    // Said once it stands on the page: screen readers speak of changes only.
    words.textContent = say.holding
    submitter?.setAttribute('aria-busy', 'true')
    this.#held.push(held)
    line.scrollIntoView({ block: 'nearest' })
  }

  #end(held: Held): void {
    this.#held.splice(this.#held.indexOf(held), 1)
    held.submitter?.removeAttribute('aria-busy')
    held.line.remove()
  }

  #sendWithout(held: Held): void {
    this.#end(held)
    for (const field of this.#busyOf(held.form)) field.discard()
    held.form.requestSubmit(held.submitter)
  }
}
