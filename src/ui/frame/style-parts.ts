import type { Html } from '../../platform/html.ts'

/** A style sheet of its own, for pages that have its classes: what most pages do without is not loaded by all. */
export type StylePart = Readonly<{ url: string; classes: readonly string[] }>

const ATTRIBUTE = /class="([^"]*)"/g
/** `map__area` and `map--wide` are classes of `map`. */
const blockOf = (name: string): string => name.split(/__|--/, 1)[0] ?? name

/** Which parts a whole class attribute asks for: a page repeats few attributes many times. */
const asked = new WeakMap<readonly StylePart[], Map<string, readonly StylePart[]>>()

function partsOf(parts: readonly StylePart[], attribute: string): readonly StylePart[] {
  const known = asked.get(parts) ?? new Map<string, readonly StylePart[]>()
  asked.set(parts, known)
  const found = known.get(attribute)
  if (found) return found
  const blocks = attribute.split(' ').map(blockOf)
  const made = parts.filter(part => part.classes.some(name => blocks.includes(name)))
  known.set(attribute, made)
  return made
}

/** The addresses of the parts whose classes stand in the body. */
export function partsFor(parts: readonly StylePart[], body: Html): readonly string[] {
  const wanted = new Set<StylePart>()
  for (const [, attribute = ''] of body.toString().matchAll(ATTRIBUTE))
    for (const part of partsOf(parts, attribute)) wanted.add(part)
  return parts.filter(part => wanted.has(part)).map(part => part.url)
}
