import type { Text } from '../../foundation/text.ts'
import type { Check, PlainCheck } from './schema.ts'

/** A message in a check, with the placeholders its check fills. */
type MessagePlace = Readonly<{ path: string; message: Text; placeholders: readonly string[] }>

/** Everything in one check that a lint has to look at. */
export type Place = Readonly<{
  path: string
  patterns: readonly (readonly [name: string, source: string])[]
  editions: readonly string[]
  messages: readonly MessagePlace[]
}>

/** The placeholders every message may use, and those of each check. */
const always = ['label', 'example']

const filled: Readonly<Record<PlainCheck['kind'], readonly string[]>> = {
  characters: ['found'],
  length: ['typed', 'needed'],
  pattern: [],
  'pattern-in-edition': ['edition'],
  'looks-like': [],
  luhn: [],
  'embedded-date': ['date'],
  'embedded-area': ['area'],
  'embedded-expiry-year': ['year'],
}

const filledInside: Readonly<Record<string, readonly string[]>> = {
  implausible: ['date', 'years'],
  elsewhere: ['area', 'site'],
  thisYear: ['year'],
  tooFar: ['year'],
  otherThanTyped: ['year', 'typed'],
}

/** The messages inside a check besides its own, by name. */
function innerMessages(check: PlainCheck): readonly (readonly [name: string, message: Text])[] {
  const inner = {
    implausible: check.kind === 'embedded-date' ? check.implausible : undefined,
    elsewhere: check.kind === 'embedded-area' ? check.elsewhere : undefined,
    thisYear: check.kind === 'embedded-expiry-year' ? check.thisYear : undefined,
    tooFar: check.kind === 'embedded-expiry-year' ? check.tooFar : undefined,
    otherThanTyped: check.kind === 'embedded-expiry-year' ? check.otherThanTyped : undefined,
  }
  return Object.entries(inner).flatMap(([name, said]) => (said ? [[name, said.message] as const] : []))
}

const messagesOf = (check: PlainCheck, path: string): readonly MessagePlace[] => [
  { path: `${path}.message`, message: check.message, placeholders: [...always, ...filled[check.kind]] },
  ...innerMessages(check).map(([name, message]) => ({
    path: `${path}.${name}.message`,
    message,
    placeholders: [...always, ...(filledInside[name] ?? [])],
  })),
]

function placeOf(check: PlainCheck, path: string): Place {
  const messages = messagesOf(check, path)
  if (check.kind === 'pattern-in-edition') {
    const patterns = Object.entries(check.patterns).map(([id, source]) => [`patterns.${id}`, source] as const)
    return { path, patterns, editions: Object.keys(check.patterns), messages }
  }
  if (check.kind === 'pattern' || check.kind === 'looks-like') {
    const editions = check.kind === 'looks-like' && check.edition ? [check.edition] : []
    return { path, patterns: [['pattern', check.pattern]], editions, messages }
  }
  return { path, patterns: [], editions: [], messages }
}

/** Every check of a list with its path in the document, the cases of a `one-of` included. */
export const placesOf = (checks: readonly Check[], listPath: string): readonly Place[] =>
  checks.flatMap((check, index) => {
    const path = `${listPath}[${index}]`
    if (check.kind !== 'one-of') return [placeOf(check, path)]
    return [
      ...check.cases.flatMap((branch, at): readonly Place[] => {
        const own = `${path}.cases[${at}]`
        const when: Place = { path: own, patterns: [['when', branch.when]], editions: [], messages: [] }
        return [when, ...placesOf(branch.checks, `${own}.checks`)]
      }),
      ...placesOf(check.otherwise ?? [], `${path}.otherwise`),
    ]
  })
