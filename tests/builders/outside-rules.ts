import { shippedText } from './assessed-edition.ts'

/** The criterion that becomes a rating of another body, and the facts that then come from outside. */
export const RATED = 'petunjuk-produk'
export const RATING = 'nilai-uji'
export const DISPUTE = 'dalam-sengketa'

type Node = Readonly<{
  id: string
  children?: readonly Node[]
  points?: string
  otherwise?: string
  reasonBelow?: string
}>
type Written = Readonly<{
  facts: readonly object[]
  gates: readonly object[]
  rubrics: readonly Readonly<{ root: Node }>[]
}>

const t = (id: string, en: string) => ({ id, en })

function rated(node: Node): object {
  if (node.children) return { ...node, children: node.children.map(rated) }
  if (node.id !== RATED) return node
  const { points: _points, otherwise: _otherwise, reasonBelow: _reasonBelow, ...kept } = node
  return {
    ...kept,
    kind: 'imported',
    source: t('Balai uji contoh', 'Example test house'),
    fact: RATING,
    bands: [
      { from: '0', points: '0.00' },
      { from: '60', points: '0.50' },
      { from: '80', points: '1.00' },
    ],
  }
}

/** What replaces parts of the shipped rules: sheets read one fact from outside, and a gate of the file reads another. */
export function outsideRules() {
  const { facts, gates, rubrics } = JSON.parse(shippedText) as Written
  return {
    facts: [
      ...facts,
      { name: RATING, kind: 'number', givenBy: 'caller', title: t('Nilai uji', 'Test score') },
      { name: DISPUTE, kind: 'boolean', givenBy: 'caller', title: t('Dalam sengketa', 'In dispute') },
    ],
    gates: [
      ...gates,
      {
        id: 'sengketa',
        when: { fact: DISPUTE, is: true },
        effect: { kind: 'disqualify' },
        per: 'file',
        reason: t('Produk ini dalam sengketa.', 'The product is in dispute.'),
      },
    ],
    rubrics: rubrics.map(one => ({ ...one, root: rated(one.root) })),
  }
}

type Told = Readonly<{ name: string; title: object; givenBy?: 'caller' }>
type Row = Readonly<{ number: string; facts: Readonly<Record<string, string | number | boolean>> }>

const words = (value: string | number | boolean | undefined): string =>
  typeof value === 'boolean' ? (value ? 'ya' : 'tidak') : String(value ?? '').replace('.', ',')

/** A spreadsheet of what each row says about the facts from outside, as it would be typed. */
export function outsideCsv(facts: readonly Told[], rows: readonly Row[]): File {
  const named = new Set(rows.flatMap(row => Object.keys(row.facts)))
  const told = facts.filter(one => one.givenBy === 'caller' && named.has(one.name))
  const source = ['Dinas Data Contoh', 'DD/7', '5 Februari 2026']
  const lines = [
    ['Nomor usulan', ...told.map(one => one.name), 'Diterbitkan oleh', 'Nomor surat', 'Tanggal surat'],
    ...rows.map(row => [row.number, ...told.map(one => words(row.facts[one.name])), ...source]),
  ]
  return new File([lines.map(line => line.join(';')).join('\n')], 'fakta.csv')
}
