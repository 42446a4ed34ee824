import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shippedText } from './assessed-edition.ts'

/** Rules as they stand in their file. */
export type WrittenRules = Readonly<
  Record<string, unknown> & {
    facts: readonly Readonly<{
      name: string
      kind: 'boolean' | 'number' | 'text'
      title: object
      givenBy?: 'caller'
    }>[]
    passRules?: readonly Readonly<{ id: string; commodities?: readonly string[] }>[]
  }
>
export type ExampleCase = Readonly<{
  id: string
  form: string
  facts: Readonly<Record<string, string | number | boolean>>
  sheets: readonly Readonly<Record<string, string | boolean>>[]
}>
type ReadCase = Omit<ExampleCase, 'facts'> &
  Partial<Pick<ExampleCase, 'facts'>> &
  Readonly<{ seats?: readonly Readonly<{ agreed?: boolean }>[] }>

const kinds = { boolean: 'yes-no', number: 'number', text: 'text' } as const

/** A section that asks for these facts: an example names facts, and leaves open who tells them. */
const sectionFor = (facts: WrittenRules['facts']) => ({
  id: 'fakta',
  title: { id: 'Fakta', en: 'Facts' },
  guidance: { id: 'Isi apa adanya.', en: 'Fill in what is so.' },
  questions: facts.map(({ name, kind, title }) => ({
    id: `tanya-${name}`,
    kind: kinds[kind],
    title,
    hint: title,
    required: false,
    fact: name,
    assessors: 'hidden',
  })),
})

/** The same as if the office told them all. */
const askedOf = (rules: WrittenRules): WrittenRules => ({
  ...rules,
  facts: rules.facts.map(({ givenBy: _givenBy, ...fact }) => fact),
})

/**
 * One of programmes/contoh with its cases. `outside`: what comes from outside has to be brought; otherwise a section asks
 * for all of it. `change` takes the place of the shipped rules as a whole. Where an example's
 * panel agrees on a sheet, each assessor has given that one, so that nothing has to be agreed upon.
 */
export function exampleRules(name: string, { outside = false } = {}) {
  const file = (part: string): unknown =>
    JSON.parse(readFileSync(join(import.meta.dirname, '../../programmes/contoh', name, part), 'utf8'))
  const written = file('rules.json') as WrittenRules
  const rules = outside ? written : askedOf(written)
  const { cases } = file('sheets.json') as { cases: readonly ReadCase[] }
  const dropped = Object.fromEntries(
    Object.keys(JSON.parse(shippedText) as object).map(key => [key, undefined]),
  )
  const asked = sectionFor(rules.facts.filter(one => one.givenBy === undefined))
  return {
    rules,
    section: asked,
    change: { ...dropped, ...rules, sections: [asked] },
    cases: cases.map(({ id, form, facts = {}, sheets, seats }): ExampleCase => {
      const agreed = sheets.find((_, place) => seats?.[place]?.agreed === true)
      return { id, form, facts, sheets: agreed ? sheets.map(() => agreed) : sheets }
    }),
  }
}
