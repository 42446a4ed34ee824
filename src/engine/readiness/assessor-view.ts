import type { DocumentRequirement, Section } from '../rules/form.ts'
import type { Rules } from '../rules/lookups.ts'
import { questionsFor } from './requirements.ts'

/** What assessors may see of a nomination. Anything not named here stays hidden. */
export type AssessorView = Readonly<{
  sections: readonly Section[]
  documents: readonly DocumentRequirement[]
  /** Field names of producer, product and sentra: `product.story`. */
  fields: ReadonlySet<string>
}>

const isOpen = (part: Readonly<{ assessors: 'open' | 'hidden' }>): boolean => part.assessors === 'open'

/** The open questions, documents and fields of a commodity. */
export function assessorView(rules: Rules, commodity: string): AssessorView {
  return {
    sections: questionsFor(rules, commodity)
      .map(section => ({ ...section, questions: section.questions.filter(isOpen) }))
      .filter(section => section.questions.length > 0),
    documents: rules.document.documents.filter(isOpen),
    fields: new Set(rules.document.producerFields.filter(isOpen).map(field => field.field)),
  }
}
