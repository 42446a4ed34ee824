import { locales, type Locale, type Text } from '../../foundation/text.ts'

/** What the placeholders of a message stand for. */
export type Values = Readonly<Record<string, Text>>

const placeholder = /\{([A-Za-z]+)\}/g

/** The names between braces: `{typed}` is `typed`. */
export const placeholdersOf = (message: string): ReadonlySet<string> =>
  new Set([...message.matchAll(placeholder)].map(match => match[1] ?? ''))

const inEveryLanguage = (textIn: (locale: Locale) => string): Text =>
  Object.fromEntries(locales.map(locale => [locale, textIn(locale)])) as Text

/** Puts the values in, once: braces inside a value stay as they are. */
export const fill = (message: Text, values: Values): Text =>
  inEveryLanguage(locale =>
    message[locale].replace(placeholder, (whole, name: string) => values[name]?.[locale] ?? whole),
  )

/** The same in every language: a number, a code, what was typed. */
export const verbatim = (value: string | number): Text => inEveryLanguage(() => String(value))

/** `12, 13, atau 15` / `12, 13, or 15` */
export const alternatives = (values: readonly (string | number)[]): Text =>
  inEveryLanguage(locale => new Intl.ListFormat(locale, { type: 'disjunction' }).format(values.map(String)))

/** As `alternatives`, for values that are texts themselves. */
export const alternativeTexts = (values: readonly Text[]): Text =>
  inEveryLanguage(locale =>
    new Intl.ListFormat(locale, { type: 'disjunction' }).format(values.map(value => value[locale])),
  )
