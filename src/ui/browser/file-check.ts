import { formatSize } from '../../platform/translations.ts'
import { clearProblem, showProblem } from './field-problem.ts'
import { locale, say } from './words.ts'

/** The size of a file, in the language of the page. */
export const sizeText = (bytes: number): string => formatSize(bytes, locale)

function isAccepted(file: Blob & { readonly name: string }, accept: string): boolean {
  const kinds = accept
    .split(',')
    .map(kind => kind.trim().toLowerCase())
    .filter(Boolean)
  return (
    kinds.length === 0 ||
    kinds.some(kind => {
      if (kind.startsWith('.')) return file.name.toLowerCase().endsWith(kind)
      if (kind.endsWith('/*')) return file.type.startsWith(kind.slice(0, -1))
      return file.type === kind
    })
  )
}

/** What keeps a file from being sent for this field, in words. */
export function problemOf(
  file: Blob & { readonly name: string },
  field: HTMLInputElement,
): string | undefined {
  const limit = Number(field.dataset.maxBytes)
  const limits = document.getElementById(`${field.id}-limit`)?.textContent ?? field.accept
  if (!isAccepted(file, field.accept)) return say.wrongKind(file.name, limits)
  if (file.size === 0) return say.empty(file.name)
  return limit > 0 && file.size > limit ? say.tooLarge(sizeText(file.size), sizeText(limit)) : undefined
}

/** Tells at once that a file is too large or of another kind, before minutes of sending on a weak line. */
export function startFileCheck(): void {
  document.addEventListener('change', event => {
    const field = event.target
    if (!(field instanceof HTMLInputElement) || !field.form || !field.dataset.maxBytes) return
    // A picture that is too large may be made smaller first: the script of the uploads checks its own fields.
    if (field.dataset.upload === 'on') return
    clearProblem(field.form, field.name)
    const problem = [...(field.files ?? [])].map(file => problemOf(file, field)).find(Boolean)
    if (!problem) return
    showProblem(field.form, field.name, problem)
    field.value = ''
  })
}
