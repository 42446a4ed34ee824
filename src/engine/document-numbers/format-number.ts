import type { DocumentType } from './schema.ts'

const places = (mask: string): number => mask.split('#').length - 1

/** The number as the document itself prints it, by the type's masks; unchanged where no mask fits. */
export function formatNumber(type: DocumentType, normalised: string): string {
  const characters = Array.from(normalised)
  const mask = type.number?.display?.find(candidate => places(candidate) === characters.length)
  if (!mask) return normalised
  let next = 0
  return mask.replace(/#/g, () => characters[next++] ?? '')
}
