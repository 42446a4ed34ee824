/** The languages of the screens. Indonesian is the source, English is complete. */
export const locales = ['id', 'en'] as const
export type Locale = (typeof locales)[number]

/** One text in every language of the screens. */
export type Text = Readonly<Record<Locale, string>>

export const text = (id: string, en: string): Text => ({ id, en })

/** A text with its places (`{name}`) filled in; a place that is not known stays as it is. */
export const filledIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
