import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { typesetCounted } from '../../../platform/pdf/index.ts'
import { formatDay, formatNumber } from '../../../platform/translations.ts'
import { aboutOf, capacityOf, paperLanguage, type AnnexContent, type AnnexLine } from './annex.ts'
import { filledIn } from '../../../foundation/text.ts'
import { starsText } from '../star-scheme.ts'

const template = readFileSync(join(import.meta.dirname, 'annex.typ'), 'utf8')

/** An address may break after its slashes; digests fit on a line, and are copied as they stand. */
const breakable = (address: string): string => address.replaceAll(/\/(?=.)/g, '/\u200b')

type Group = Readonly<{
  title: string
  lines: readonly (Omit<AnnexLine, 'further'> & Readonly<{ number: number; more: readonly string[] }>)[]
}>

/** The columns beyond those of every annex, where the rules of a line have them. */
const moreColumns = ({ lines }: AnnexContent): readonly string[] => [
  ...new Set(lines.flatMap(line => (line.further ?? []).map(one => one.title))),
]

/** With one star only it was passed, and words about stars would mislead. */
const groupTitle = (text: AnnexContent['text'], stars: number, of: number): string =>
  of === 1
    ? starsText(stars, of)[paperLanguage(text.language)]
    : filledIn(text.words.stars, { stars: String(stars), of: String(of) })

/** One table for each number of stars, in the list's order; the numbers go on through all of them. */
function groupsOf(content: AnnexContent): readonly Group[] {
  const { lines, text } = content
  const more = moreColumns(content)
  const numbered = lines.map(({ further = [], ...line }, index) => ({
    ...line,
    number: index + 1,
    more: more.map(title => further.find(one => one.title === title)?.value ?? '–'),
  }))
  return [...Map.groupBy(numbered, line => `${line.stars}/${line.of}`).values()].map(own => ({
    title: groupTitle(text, own[0]?.stars ?? 0, own[0]?.of ?? 0),
    lines: own,
  }))
}

function totalsOf({ lines, text }: AnnexContent, groups: readonly Group[]) {
  const products = (count: number): string =>
    filledIn(text.words.products, { count: formatNumber(count, paperLanguage(text.language)) })
  return [
    ...groups.map(group => ({ term: group.title, detail: products(group.lines.length) })),
    { term: text.words.totals, detail: products(lines.length) },
  ]
}

function signerOf({ signer, text, date, electronic }: AnnexContent) {
  const { words } = text
  const language = paperLanguage(text.language)
  const { mandate } = signer
  return {
    done: filledIn(words.done, { place: text.place, date: formatDay(date, language) }),
    capacity: capacityOf(signer, text),
    mandate: mandate
      ? [filledIn(words.mandate, { number: mandate.number, date: formatDay(mandate.date, language) })]
      : [],
    how: electronic ? words.signed : words.unsigned,
    name: signer.name,
  }
}

function evidenceOf({ text, rulesHashes, listDigest, checkpoint }: AnnexContent) {
  const { words } = text
  const entry = { seq: String(checkpoint.seq), hash: checkpoint.hash }
  return [
    { term: words.list, detail: listDigest },
    ...rulesHashes.map(hash => ({ term: words.rules, detail: hash })),
    { term: words.ledger, detail: filledIn(words.ledgerEntry, entry) },
  ]
}

/** The paper of an annex: the same content always gives the same bytes. */
export function typesetAnnex(content: AnnexContent): Readonly<{ pdf: Buffer; pages: number }> {
  const { text } = content
  const { words } = text
  const language = paperLanguage(text.language)
  const groups = groupsOf(content)
  const data = {
    lang: language,
    words,
    title: `${text.head.join(' ')} ${content.number}`,
    head: text.head,
    facts: [
      { term: words.number, detail: content.number },
      { term: words.date, detail: formatDay(content.date, language) },
      { term: words.about, detail: aboutOf(content) },
    ],
    groups,
    more: moreColumns(content),
    totals: totalsOf(content, groups),
    signer: signerOf(content),
    evidence: evidenceOf(content),
    check: [
      words.checkFile,
      breakable(content.fileUrl),
      words.checkList,
      words.checkRules,
      words.checkLedger,
    ],
    foot: `${text.head.join(' ')} ${words.number} ${content.number}`,
    example: content.example,
  }
  return typesetCounted(template, data, new Date(content.preparedAt))
}
