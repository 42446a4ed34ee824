import { raw, type Html } from '../../platform/html.ts'
import { fieldId } from './field.ts'

const field = /data-field="([^"]*)"[^>]*><(?:label|legend) class="field__label"[^>]*>([^<]+)/g
const summary = /<div class="summary"[\s\S]*?<\/ul>/g
const entry = /<a href="#([^"]+)">([^<]*)<\/a>/g

/** The labels of the page's fields by the id that a summary links to; none where two fields share one. */
function labelsOf(text: string): ReadonlyMap<string, string> {
  const labels = new Map<string, string>()
  for (const [, name = '', label = ''] of text.matchAll(field)) {
    const id = fieldId(name)
    const known = labels.get(id)
    labels.set(id, known === undefined || known === label ? label : '')
  }
  return labels
}

/**
 * The page with the field's label before each problem of its summary: several problems may have the same words
 * ("must be filled in"), and only the drawn page knows the label of every field.
 */
export function withNamedProblems(body: Html): Html {
  const text = body.toString()
  if (!text.includes('<div class="summary"')) return body
  const labels = labelsOf(text)
  const named = (whole: string, id: string, message: string): string => {
    const label = labels.get(id)?.trim()
    if (!label || message.startsWith(label)) return whole
    return `<a href="#${id}"><strong>${label}:</strong> ${message}</a>`
  }
  return raw(text.replace(summary, list => list.replace(entry, named)))
}
