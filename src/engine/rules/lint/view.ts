import { type Problem, problem } from '../../../foundation/problem.ts'
import { type Text, text } from '../../../foundation/text.ts'
import type { Question } from '../form.ts'
import { criteriaOf, indexRubric, type RubricIndex } from '../lookups.ts'
import type { Criterion, Rubric } from '../rubric.ts'
import type { RulesDocument } from '../rules.ts'
import { type Place, placeText } from './damage.ts'
import type { Mending } from './mend.ts'
import type { Shaped } from './shape.ts'

export type Key = string | number

/** What the checks look at: the readable parts of a document, their places in the file, and what is broken. */
export class LintView {
  readonly document: RulesDocument
  readonly rubrics: readonly RubricIndex[]
  readonly #mending: Mending
  readonly #places = new WeakMap<object, Place>()

  constructor({ document, mending }: Shaped) {
    this.document = document
    this.rubrics = document.rubrics.map((rubric: Rubric) => indexRubric(rubric))
    this.#mending = mending
    this.#register(document, mending.root)
  }

  /** Reading a document keeps its structure, so a part stands where its source stood. */
  #register(part: unknown, source: unknown): void {
    if (typeof part !== 'object' || part === null || typeof source !== 'object' || source === null) return
    const place = this.#mending.placeOf(source)
    if (place) this.#places.set(part, place)
    for (const [key, inner] of Object.entries(part))
      this.#register(inner, (source as Record<string, unknown>)[key])
  }

  place(part: object, ...keys: readonly Key[]): Place {
    return [...(this.#places.get(part) ?? []), ...keys]
  }

  report(code: string, part: object, keys: readonly Key[], message: Text): Problem {
    return problem(code, placeText(this.place(part, ...keys)), message)
  }

  /** Nothing in the part, or below its key, is broken. */
  whole(part: object, ...keys: readonly Key[]): boolean {
    return !this.#mending.damage.under(this.place(part, ...keys))
  }

  /** The key itself is not broken; what lies below it may be. */
  intact(part: object, key: Key): boolean {
    return !this.#mending.damage.at(this.place(part, key))
  }

  /** The list under the key has all its items. */
  kept(part: object, key: Key): boolean {
    const place = this.place(part, key)
    return !this.#mending.damage.at(place) && !this.#mending.damage.inItemsOf(place)
  }

  /** True when the id is among the known ones, or may have stood in a part that had to be taken out. */
  knows(known: { has(id: string): boolean }, id: string): boolean {
    return known.has(id) || this.#mending.mayHaveNamed(id)
  }
}

/** `"x" is not ... ` in both languages, with where to look. */
export const notAmong = (id: string, word: Text): Text =>
  text(`"${id}" tidak ada di antara ${word.id}.`, `"${id}" is not among the ${word.en}.`)

/** A check reads a view and reports every problem of its kind. */
export type Check = (view: LintView) => readonly Problem[]

export const questionsIn = (view: LintView): readonly Question[] =>
  view.document.sections.flatMap(section => section.questions)

export const criteriaIn = (view: LintView): readonly Criterion[] =>
  view.rubrics.flatMap(({ rubric }) => criteriaOf(rubric.root))
