import { escaped, html, raw } from '../platform/html.ts'
import type { Html } from '../platform/html.ts'

/** Words or markup: plain strings are escaped when they are put into a template, markup is not. */
export type Content = string | Html

type AttributeValue = string | number | boolean | null | undefined

/** Attributes with a leading space each. `true` stands alone; `false`, `null` and `undefined` are left out. */
export function attributes(values: Readonly<Record<string, AttributeValue>>): Html {
  let written = ''
  for (const name in values) {
    const value = values[name]
    if (value === false || value === null || value === undefined) continue
    written += value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`
  }
  return raw(written)
}

/** The class names that apply, joined. */
export const classes = (...names: readonly (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ')

// oxlint-disable-next-line no-control-regex -- control characters are what this is about
const controls = /[\u0000-\u001f]/g

/**
 * An address that may stand in `href`, `src` or `action`: of this site, http(s), mailto, tel or sms.
 * Anything else (`javascript:`, `data:`, another site's `//host`) becomes `#`: escaping alone
 * does not make an address from a record harmless.
 */
export function safeUrl(address: string): string {
  // Browsers drop tabs and line breaks inside an address before they read its scheme.
  const trimmed = address.trim().replaceAll(controls, '')
  if (/^(?:https?|mailto|tel|sms):/i.test(trimmed)) return trimmed
  return /^(?:[/\\]{2}|[^/?#]*:)/.test(trimmed) ? '#' : trimmed
}

/** An HTML id made from any name: letters, digits, `-` and `_`, starting with the prefix. */
export const idOf = (prefix: string, name: string): string =>
  `${prefix}-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`

/** A picture of known size, so that nothing on the page jumps while it loads. Sizes in pixels. */
export type Picture = Readonly<{
  src: string
  alt: string
  width: number
  height: number
  /** Better formats first, each as `srcset` with its media type. */
  sources?: readonly Readonly<{ srcset: string; type: string }>[]
  sizes?: string
}>

/** `priority` is for the one picture that is seen first: it loads at once, the others when near. */
export function picture(photo: Picture, priority = false): Html {
  return html`<picture>${(photo.sources ?? []).map(
    source => html`<source${attributes({ type: source.type, srcset: source.srcset, sizes: photo.sizes })}>`,
  )}<img${attributes({
    src: safeUrl(photo.src),
    alt: photo.alt,
    width: photo.width,
    height: photo.height,
    loading: priority ? null : 'lazy',
    fetchpriority: priority ? 'high' : null,
    decoding: 'async',
  })}></picture>`
}

/** Text that only screen readers get. */
export const hiddenText = (words: string): Html => html`<span class="visually-hidden">${words}</span>`
