type PaperObject = Readonly<{ dictionary: string; stream: Buffer | null }>

/** This is no paper of our own typesetter. */
export class UnreadablePaper extends Error {}

const matched = (source: string, pattern: RegExp): string => {
  const value = pattern.exec(source)?.[1]
  if (value === undefined) throw new UnreadablePaper(`no ${pattern.source} in this paper`)
  return value
}

/** ISO 32000-1, 7.5.4 and 7.5.6: where each object stands, in the latest section that names it. */
function readTables(source: string): Readonly<{ offsets: ReadonlyMap<number, number>; root: number }> {
  const offsets = new Map<number, number>()
  let root: number | null = null
  let start: string | undefined = matched(source.slice(-64), /startxref\s+(\d+)\s/)
  const seen = new Set<string>()
  while (start !== undefined && !seen.has(start)) {
    seen.add(start)
    const section = source.slice(Number(start), source.indexOf('startxref', Number(start)))
    const [table = '', trailer = ''] = section.split('trailer')
    if (!table.startsWith('xref')) throw new UnreadablePaper('no plain table of objects')
    for (const [, first = '', lines = ''] of table.matchAll(/(\d+) \d+\s*\n((?:\d{10} \d{5} [nf]\s*\n?)+)/g))
      for (const [index, line] of (lines.match(/\d{10} \d{5} [nf]/g) ?? []).entries()) {
        const number = Number(first) + index
        if (line.endsWith('n') && !offsets.has(number)) offsets.set(number, Number(line.slice(0, 10)))
      }
    root ??= Number(matched(trailer, /\/Root (\d+) 0 R/))
    start = /\/Prev (\d+)/.exec(trailer)?.[1]
  }
  return { offsets, root: root ?? 0 }
}

/** One paper of our own typesetter, sealed or not: a plain table of objects, whose streams tell their length. */
export class Paper {
  readonly #bytes: Buffer
  readonly #source: string
  readonly #offsets: ReadonlyMap<number, number>
  readonly #root: number

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#source = bytes.toString('latin1')
    const { offsets, root } = readTables(this.#source)
    this.#offsets = offsets
    this.#root = root
  }

  object(number: number): PaperObject {
    const at = this.#offsets.get(number)
    const head = `${number} 0 obj`
    if (at === undefined || !this.#source.startsWith(head, at))
      throw new UnreadablePaper(`no object ${number} in this paper`)
    const body = at + head.length
    const end = this.#source.indexOf('endobj', body)
    const stream = this.#source.indexOf('stream', body)
    if (end < 0) throw new UnreadablePaper(`object ${number} has no end`)
    if (stream < 0 || stream > end) return { dictionary: this.#source.slice(body, end).trim(), stream: null }
    const dictionary = this.#source.slice(body, stream).trim()
    const from = stream + 'stream'.length + (this.#source.startsWith('stream\r\n', stream) ? 2 : 1)
    const length = Number(matched(dictionary, /\/Length (\d+)(?! \d+ R)/))
    return { dictionary, stream: this.#bytes.subarray(from, from + length) }
  }

  /** The objects of the pages, in their order. */
  pages(number: number = Number(matched(this.object(this.#root).dictionary, /\/Pages (\d+) 0 R/))): number[] {
    const { dictionary } = this.object(number)
    if (/\/Type \/Page\b(?!s)/.test(dictionary)) return [number]
    const kids = matched(dictionary, /\/Kids \[([^\]]*)\]/)
    return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => this.pages(Number(kid)))
  }
}
