import type { Html } from '../../platform/html.ts'

/** A script of its own, for pages that have one of its attributes or blocks. */
export type ScriptPart = Readonly<{ url: string; needs: readonly string[] }>

const ATTRIBUTE = /^\[([a-z-]+)\]$/

/** Attributes are looked for as written by the components: after a space, before `=`, `>` or a space. */
function isNeeded(need: string, body: string): boolean {
  const attribute = ATTRIBUTE.exec(need)?.[1]
  // Most pages have none of them: a plain look spares the pattern.
  if (!body.includes(attribute ?? need)) return false
  const pattern = attribute ? `<[^>]*\\s${attribute}[\\s=>]` : `class="(?:[^"]*\\s)?${need}(?:\\s|__|--|")`
  return new RegExp(pattern).test(body)
}

/** The addresses of the scripts that the body needs. */
export function scriptsFor(parts: readonly ScriptPart[], body: Html): readonly string[] {
  const written = body.toString()
  return parts.filter(part => part.needs.some(need => isNeeded(need, written))).map(part => part.url)
}
