import { sizeText } from '../file-check.ts'
import { Box, percentOf, percentText } from './box.ts'
import type { BoxButton, Shown } from './box.ts'
import type { Kept } from './keep.ts'
import { wantsOriginal } from './original-choice.ts'
import { Pace } from './pace.ts'
import { progressWords } from './progress-words.ts'
import { say } from './words.ts'

/** Spoken at these shares, and at the end: enough to know, not so much that it disturbs. */
const SPOKEN_PERCENT = 25

export type FieldActs = Readonly<{
  another: () => void
  discard: () => void
  goOn: () => void
  /** Sends the picture again in its original size, or again smaller. */
  changeSize: (original: boolean) => void
}>

type Named = Pick<Kept, 'name' | 'size'> & Partial<Pick<Kept, 'before'>>

/** What a field shows about its file, in each state. */
export class FieldView {
  /** The chosen picture is at hand in its original size, so that the choice of size can be offered. */
  hasChoice = false
  readonly #box: Box
  readonly #pace = new Pace()
  readonly #acts: FieldActs
  #spoken = 0

  constructor(input: HTMLInputElement, acts: FieldActs) {
    this.#box = new Box(input)
    this.#acts = acts
  }

  focus = (): void => this.#box.focus()
  hide = (): void => this.#box.hide()
  tell = (words: string): void => this.#box.tell(words)

  preparing(file: File): void {
    this.#show(file, { tone: 'busy', state: say.preparing, buttons: [] })
  }

  sending(kept: Kept, state: string): void {
    this.#pace.restart()
    const buttons = [{ words: say.cancel, act: this.#acts.discard }]
    const progress = { sent: kept.sent, total: kept.size }
    this.#show(kept, { tone: 'busy', state, buttons, progress })
  }

  progress(kept: Kept, bytes: number): void {
    this.#pace.add(bytes, performance.now())
    const words = progressWords(bytes, kept.size, this.#pace.secondsFor(kept.size - bytes))
    this.#box.progress(bytes, kept.size, words)
    const step = Math.floor(percentOf(bytes, kept.size) / SPOKEN_PERCENT)
    if (step === 0) this.#spoken = 0
    if (step <= this.#spoken || step * SPOKEN_PERCENT >= 100) return
    this.#spoken = step
    this.tell(say.reached(kept.name, percentText(bytes, kept.size)))
  }

  sent(file: Named): void {
    this.#show(file, { tone: 'done', state: say.sent, buttons: this.#afterwards() })
  }

  attached(file: Named): void {
    this.#show(file, { tone: 'done', state: say.withForm, buttons: this.#afterwards() })
  }

  refused(file: Named): void {
    const again = { words: say.tryAgain, act: this.#acts.goOn, isMain: true }
    this.#show(file, { tone: 'wrong', state: say.refused, buttons: [again, ...this.#afterwards()] })
  }

  /** Left from before: to go on with, or to throw away. */
  offered(kept: Kept): void {
    const share = kept.sent > 0 ? say.unfinishedAt(percentText(kept.sent, kept.size)) : say.unfinished
    const discard = { words: say.discard, act: this.#acts.discard }
    this.#show(kept, {
      tone: 'open',
      state: kept.blob ? share : `${share} ${say.chooseAgain}`,
      buttons: kept.blob ? [{ words: say.goOn, act: this.#acts.goOn, isMain: true }, discard] : [discard],
    })
  }

  #afterwards(): readonly BoxButton[] {
    return [
      { words: say.another, act: this.#acts.another },
      { words: say.discard, act: this.#acts.discard },
    ]
  }

  /** Adds what was done to the picture, and the other choice. */
  #show({ name, size, before }: Named, shown: Omit<Shown, 'name' | 'size' | 'remark'>): void {
    const isOriginal = before === undefined && this.hasChoice && wantsOriginal()
    const remark = before ? say.shrunk(sizeText(before), sizeText(size)) : isOriginal ? say.original : ''
    const change: BoxButton = {
      words: isOriginal ? say.sendSmaller : say.sendOriginal,
      act: () => this.#acts.changeSize(!isOriginal),
    }
    const buttons = this.hasChoice && remark ? [...shown.buttons, change] : shown.buttons
    this.#box.show({ ...shown, name, size: size > 0 ? sizeText(size) : '', remark, buttons })
  }
}
