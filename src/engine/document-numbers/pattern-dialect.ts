import { type Text, text } from '../../foundation/text.ts'

/**
 * The small dialect of patterns a document type may use, so that no pattern in a data file can be slow:
 * `^...$`, plain characters, `\d` and escaped signs, classes, `(?:a|b)`, and the quantifiers `?`, `{n}`,
 * `{n,m}`. Nothing repeats without an end, and what repeats holds no choice, so a match never has to try
 * one text in many ways.
 */
const tokens = {
  escape: String.raw`\\[dD.\/+()[\]{}|?*^$\\]`,
  class: String.raw`\[\^?(?:\\[d\/.\]\\^-]|[^\]\\[])+\]`,
  open: String.raw`\(\?:`,
  close: String.raw`\)`,
  bar: String.raw`\|`,
  counts: String.raw`\{(?<from>\d{1,3})(?:,(?<to>\d{1,3}))?\}`,
  maybe: String.raw`\?`,
  plain: String.raw`[A-Za-z0-9 :\/,_#=&;%'-]`,
}
const token = new RegExp(
  Object.entries(tokens)
    .map(([name, source]) => `(?<${name}>${source})`)
    .join('|'),
  'uy',
)

const longestRepeat = 200
const mostVariableParts = 4
const mostOptionalParts = 8

const faults = {
  anchors: text('Pola harus diawali ^ dan diakhiri $.', 'A pattern must start with ^ and end with $.'),
  dialect: text(
    'Pola hanya boleh memakai huruf, angka, \\d, kelas [...], grup (?:...), dan pengulangan ?, {n}, {n,m}.',
    'A pattern may use only letters, digits, \\d, classes [...], groups (?:...) and the quantifiers ?, {n}, {n,m}.',
  ),
  repeatedChoice: text(
    'Grup yang diulang tidak boleh memuat pilihan atau pengulangan yang panjangnya berubah.',
    'A repeated group may not hold a choice or a repetition of varying length.',
  ),
  tooVaried: text(
    'Terlalu banyak bagian yang panjangnya berubah dalam satu pola.',
    'Too many parts of varying length in one pattern.',
  ),
  alternatives: text('Tulis pilihan di dalam grup: ^(?:a|b)$.', 'Write a choice inside a group: ^(?:a|b)$.'),
}

/** `choice`: the part can match the same text in more than one way, which is what makes patterns slow. */
type Part = { choice: boolean; isGroup: boolean }
type Reading = { open: Part[]; last: Part | null; variable: number; optional: number }

function readQuantifier(reading: Reading, from: number, to: number): Text | null {
  const { last, open } = reading
  if (!last || to < from || to > longestRepeat) return faults.dialect
  if (to > 1 && last.isGroup && last.choice) return faults.repeatedChoice
  if (from !== to) {
    if (to === 1) reading.optional++
    else reading.variable++
    const around = open.at(-1)
    if (around) around.choice = true
  }
  reading.last = null
  return null
}

function closeGroup(reading: Reading): Text | null {
  const group = reading.open.pop()
  const around = reading.open.at(-1)
  if (!group || !around) return faults.dialect
  if (group.choice) around.choice = true
  reading.last = group
  return null
}

function readBar({ open }: Reading): Text | null {
  const around = open.at(-1)
  if (!around?.isGroup) return faults.alternatives
  around.choice = true
  return null
}

function readToken(reading: Reading, groups: Readonly<Record<string, string | undefined>>): Text | null {
  if (groups.counts) return readQuantifier(reading, Number(groups.from), Number(groups.to ?? groups.from))
  if (groups.maybe) return readQuantifier(reading, 0, 1)
  if (groups.close) return closeGroup(reading)
  reading.last = null
  if (groups.bar) return readBar(reading)
  if (groups.open) reading.open.push({ choice: false, isGroup: true })
  else reading.last = { choice: false, isGroup: false }
  return null
}

function dialectFault(body: string): Text | null {
  const reading: Reading = { open: [{ choice: false, isGroup: false }], last: null, variable: 0, optional: 0 }
  token.lastIndex = 0
  while (token.lastIndex < body.length) {
    const groups = token.exec(body)?.groups
    const fault = groups ? readToken(reading, groups) : faults.dialect
    if (fault) return fault
  }
  if (reading.open.length > 1) return faults.dialect
  const isTooVaried = reading.variable > mostVariableParts || reading.optional > mostOptionalParts
  return isTooVaried ? faults.tooVaried : null
}

/** What is wrong with a pattern of a document type; null when it may be used. */
export function patternFault(source: string): Text | null {
  if (!/^\^.*[^\\]\$$/s.test(source)) return faults.anchors
  const fault = dialectFault(source.slice(1, -1))
  if (fault) return fault
  try {
    new RegExp(source, 'u')
    return null
  } catch {
    return faults.dialect
  }
}

const compiled = new Map<string, RegExp>()

/** The pattern as a regular expression, made once. Throws for a pattern that `patternFault` refuses. */
export function compilePattern(source: string): RegExp {
  const known = compiled.get(source)
  if (known) return known
  const made = new RegExp(source, 'u')
  compiled.set(source, made)
  return made
}
