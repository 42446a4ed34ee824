import { clearProblem, showProblem } from '../field-problem.ts'
import { askAbout, takeBack } from './attempt.ts'
import type { Over } from './attempt.ts'
import { chooserFor } from './chooser.ts'
import { FieldView } from './field-view.ts'
import { fingerprint } from './fingerprint.ts'
import { findKept, forget, keep, note } from './keep.ts'
import type { Kept } from './keep.ts'
import { rememberOriginal } from './original-choice.ts'
import { mayChoose, prepared, putInto } from './prepare.ts'
import { Sending } from './send.ts'
import type { Waiting } from './send.ts'
import type { Prepared } from './shrink.ts'
import { say } from './words.ts'

/** `busy` becomes `sent` or `refused`; `attached` goes along with its form; `offered` was left from before. */
export type FieldState = 'empty' | 'offered' | 'busy' | 'sent' | 'refused' | 'attached'

/** What the server has of a kept file decides; undefined where a form has taken it meanwhile. */
async function asServerSays(kept: Kept): Promise<Kept | undefined> {
  const there = kept.upload === undefined ? 'gone' : await askAbout(kept.upload)
  if (there === 'unknown') return { ...kept, sent: Math.min(kept.sent, kept.size - 1) }
  if (there !== 'gone') return { ...kept, given: false, sent: there }
  if (kept.given) return undefined
  const { upload: _upload, ...rest } = kept
  return { ...rest, sent: 0 }
}

/** A file field whose file goes to the server at once, and stands in the form by its upload's id. */
export class UploadField {
  readonly input: HTMLInputElement
  readonly form: HTMLFormElement
  readonly #person: string
  readonly #view: FieldView
  /** Shown while there is no file. */
  readonly #chooser: HTMLElement
  readonly #changed: (field: UploadField) => void
  #state: FieldState = 'empty'
  #kept: Kept | undefined
  /** As it was chosen, while the page is open. */
  #original: File | undefined
  #sending: Sending | undefined
  /** Grows with each choice: what an older one still prepares is dropped. */
  #choice = 0
  #isStored = false

  constructor(input: HTMLInputElement, form: HTMLFormElement, owner: FieldOwner) {
    this.input = input
    this.form = form
    this.#person = owner.person
    this.#changed = owner.changed
    this.#view = new FieldView(input, {
      another: () => this.input.click(),
      discard: () => this.discard(),
      goOn: () => this.#goOn(),
      changeSize: original => {
        rememberOriginal(original)
        if (this.#original) void this.choose(this.#original)
      },
    })
    this.#chooser = chooserFor(input, files => void owner.chosen(this, files))
    input.dataset.upload = 'on'
  }

  get state(): FieldState {
    return this.#state
  }

  /** Leaving the page would lose what is not sent yet. */
  get isAtRisk(): boolean {
    return this.#state === 'busy' && !this.#isStored
  }

  /** The same page in the other language, and shown again after its form was refused, is the same place. */
  get #key(): string {
    const { pathname, search } = new URL(this.form.getAttribute('action') ?? '', location.href)
    return [this.#person, pathname.replace(/^\/en(?=\/)/, '') + search, this.input.id].join(' ')
  }

  get #hidden(): HTMLInputElement | undefined {
    const name = `${this.input.name}.upload`
    return [...this.form.querySelectorAll<HTMLInputElement>('input[type=hidden]')].find(
      one => one.name === name,
    )
  }

  focus(): void {
    if (this.#chooser.hidden) this.#view.focus()
    else (this.#chooser.querySelector('button') ?? this.input).focus()
  }

  /** Takes the file that was just chosen. */
  async choose(file: File): Promise<void> {
    const choice = ++this.#choice
    this.#sending?.stop()
    this.#original = file
    this.#view.hasChoice = mayChoose(file, this.input)
    this.input.value = ''
    clearProblem(this.form, this.input.name)
    this.#view.preparing(file)
    this.#enter('busy')
    const made = await prepared(file, this.input)
    const print = typeof made === 'string' ? '' : await fingerprint(made.blob, file)
    if (choice !== this.#choice) return
    if (typeof made === 'string') return this.#reject(made)
    const earlier = await this.#earlier(print)
    if (choice === this.#choice) this.#begin(made, print, earlier)
  }

  /** What was kept under this field before: the same bytes go on where they stopped, others give way. */
  async #earlier(print: string): Promise<Kept | undefined> {
    const kept = this.#kept ?? (await findKept(this.#key))
    const named = this.#hidden
    named?.remove()
    if (kept?.print === print && !kept.given) return kept
    const upload = kept?.upload ?? named?.value
    if (upload) void takeBack(upload)
    await forget(this.#key)
    return undefined
  }

  #reject(words: string): void {
    this.discard()
    showProblem(this.form, this.input.name, words)
  }

  #begin(made: Prepared, print: string, earlier: Kept | undefined): void {
    const kept: Kept = {
      key: this.#key,
      person: this.#person,
      name: made.name,
      size: made.blob.size,
      ...(made.before === undefined ? {} : { before: made.before }),
      print,
      blob: made.blob,
      ...(earlier?.upload === undefined ? {} : { upload: earlier.upload }),
      sent: earlier?.sent ?? 0,
      given: false,
      at: Date.now(),
    }
    this.#isStored = false
    // Kept first: the browser may be closed at any moment from now on.
    void keep(kept).then(stored => {
      this.#isStored = stored
      // What was noted while the browser still refused to store the file itself.
      if (!stored && this.#kept) this.#note({ upload: this.#kept.upload, sent: this.#kept.sent })
    })
    this.#send(kept, made.blob)
  }

  #send(kept: Kept, blob: Blob): void {
    this.#kept = kept
    this.#view.tell(say.began(kept.name))
    this.#view.sending(kept, say.queued)
    this.#enter('busy')
    this.#sending?.stop()
    this.#sending = new Sending({
      blob,
      name: kept.name,
      purpose: this.input.name,
      upload: kept.upload,
      began: upload => this.#note({ upload }),
      progress: bytes => {
        if (this.#kept) this.#view.progress(this.#kept, bytes)
      },
      arrived: bytes => this.#note({ sent: bytes }),
      waits: why => this.#onWait(why),
      ended: ending => this.#onEnd(ending, blob),
    })
  }

  #note(change: Partial<Kept>): void {
    if (!this.#kept) return
    this.#kept = { ...this.#kept, ...change }
    void note(this.#kept, change)
  }

  #onWait(why: Waiting): void {
    if (!this.#kept) return
    const words = why === 'offline' && !this.#isStored ? say.offlineUnkept : say[why]
    this.#view.sending(this.#kept, words)
    if (why !== 'queued') this.#view.tell(words)
  }

  #onEnd(ending: Over, blob: Blob): void {
    const kept = this.#kept
    if (!kept) return
    if (ending.kind === 'sent') {
      this.#note({ sent: kept.size })
      this.#showSent(kept.upload ?? '', kept)
      this.#view.tell(say.sentSpoken(kept.name))
    } else if (ending.kind === 'refused') {
      this.#view.refused(kept)
      showProblem(this.form, this.input.name, ending.words || say.unknownRefusal)
      this.#enter('refused')
    } else {
      // No uploads are taken here: the file goes along with its form, as it does without script.
      putInto(this.input, blob, kept.name)
      void forget(this.#key)
      this.#view.attached(kept)
      this.#enter('attached')
    }
  }

  /** The file is on the server: the form names it. */
  #showSent(upload: string, file: Pick<Kept, 'name' | 'size'>): void {
    const hidden = this.#hidden ?? this.form.appendChild(document.createElement('input'))
    hidden.type = 'hidden'
    hidden.name = `${this.input.name}.upload`
    hidden.value = upload
    this.input.parentElement?.querySelector('[data-sent-file]')?.remove()
    this.#view.sent(file)
    this.#enter('sent')
  }

  #enter(state: FieldState): void {
    this.#state = state
    this.#chooser.hidden = state !== 'empty' && (state !== 'offered' || this.#kept?.blob !== undefined)
    this.#changed(this)
  }

  #goOn(): void {
    clearProblem(this.form, this.input.name)
    if (this.#kept?.blob) this.#send(this.#kept, this.#kept.blob)
  }

  /** Takes the file back: here, on this device and on the server. */
  discard(): void {
    const upload = this.#kept?.upload ?? this.#hidden?.value
    this.drop()
    if (upload) void takeBack(upload)
    void forget(this.#key)
    this.focus()
  }

  /** Empties the field on this page. */
  drop(): void {
    this.#choice += 1
    this.#sending?.stop()
    this.#sending = undefined
    this.#kept = undefined
    this.#original = undefined
    this.#hidden?.remove()
    this.input.value = ''
    clearProblem(this.form, this.input.name)
    this.#view.hide()
    this.#enter('empty')
  }

  /** A form with this field's file is on its way. */
  give(): void {
    if (this.#state === 'sent') this.#note({ given: true })
  }

  /** Shows what was left unfinished on this page before, or what a refused form brought back. */
  async restore(): Promise<void> {
    const found = await findKept(this.#key)
    const kept = found && (await asServerSays(found))
    if (this.#state !== 'empty') return
    const named = this.#hidden
    if (named && kept?.upload !== named.value)
      return this.#showSent(named.value, {
        name: named.dataset.name ?? say.unnamed,
        size: Number(named.dataset.bytes ?? 0),
      })
    if (!kept) return void (found && forget(this.#key))
    this.#kept = kept
    this.#isStored = kept.blob !== undefined
    void note(kept, { given: kept.given, sent: kept.sent, upload: kept.upload })
    if (kept.upload && kept.sent === kept.size) return this.#showSent(kept.upload, kept)
    this.#view.offered(kept)
    this.#enter('offered')
  }
}

export type FieldOwner = Readonly<{
  person: string
  changed: (field: UploadField) => void
  chosen: (field: UploadField, files: readonly File[]) => Promise<void>
}>
