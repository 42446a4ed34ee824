/** Text that is HTML already: it is put into a template as it is, where plain text is escaped. Made by `html` only. */
export class Html {
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toString(): string {
    return this.text
  }
}

/** What may stand in a template: nothing at all for `null`, `undefined` and truth values, lists one after the other. */
type Value = string | number | boolean | null | undefined | Html | readonly Value[]

const special = /[&<>"']/
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it stands between tags or within a quoted attribute. */
export const escaped = (text: string): string =>
  special.test(text) ? text.replace(/[&<>"']/g, sign => entities[sign] ?? '') : text

function written(value: Value): string {
  if (typeof value === 'string') return escaped(value)
  if (value instanceof Html) return value.toString()
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean' || value === null || value === undefined) return ''
  let all = ''
  for (const one of value) all += written(one)
  return all
}

/** The template's own text as it is, each value escaped: for text between tags and in quoted attributes. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  let all = strings[0] ?? ''
  for (let index = 0; index < values.length; index++) all += written(values[index]) + strings[index + 1]
  return new Html(all)
}

/** Takes text for HTML as it stands: nothing that a person typed may be in it unescaped. */
export const raw = (text: string): Html => new Html(text)

/** Nothing, as HTML. */
export const nothing: Html = html``
