import { createHash } from 'node:crypto'
import { Paper, UnreadablePaper } from './read-paper.ts'

/** A string, a number written in hex, or a reference to another object: only the last is followed. */
const TOKENS = /\((?:\\[\s\S]|[^\\()])*\)|<[0-9A-Fa-f\s]*>|\b(\d+) 0 R\b/g

/** What a page is without the file that it came from: no field of a signature, no place in another tree. */
function loosePage(dictionary: string): string {
  if (!/\/MediaBox/.test(dictionary) || !/\/Resources/.test(dictionary))
    throw new UnreadablePaper('a page that inherits its size or resources')
  return dictionary
    .replace(/\/Annots \[[^\]]*\]/, '')
    .replace(/\/Parent \d+ 0 R/, '')
    .replace(/\/StructParents \d+/, '')
}

const HEAD = Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1')
const [CATALOGUE, PAGES, INFO] = [1, 2, 3] as const

/** ISO 32000-1, 7.9.2.2: text beyond ASCII is UTF-16BE with a byte order mark. */
const textString = (text: string): string =>
  `<${Buffer.from(`\uFEFF${text}`, 'utf16le').swap16().toString('hex')}>`

/** One paper on its way into the file: the new numbers of what was copied. */
type Copying = Readonly<{ paper: Paper; copied: Map<number, number> }>

/**
 * Joins papers of our own typesetter into one file for printing. The pages are those of the papers, byte for byte; what
 * vouched for the papers (seals, the mark of an archive file) stays behind, since it holds for a paper and not for a
 * copy of its page. What several papers share, such as colour profiles and patterns, is kept once.
 */
export class PaperJoin {
  readonly #chunks: Buffer[] = [HEAD]
  /** Where each object stands, by its number. */
  readonly #offsets: number[] = [0, 0, 0, 0]
  readonly #known = new Map<string, number>()
  #pages: readonly number[] = []
  #size = HEAD.length

  /** Adds all pages of a paper, behind those that are there or before them. Throws where the paper is none of ours. */
  add(pdf: Buffer, where: 'behind' | 'before' = 'behind'): void {
    const added = this.#pagesOf(pdf)
    this.#pages = where === 'before' ? [...added, ...this.#pages] : [...this.#pages, ...added]
  }

  /** Adds papers that belong together, one behind the other: all of them, or none where one is none of ours. */
  addTogether(papers: readonly Buffer[]): void {
    const added = papers.flatMap(pdf => this.#pagesOf(pdf))
    this.#pages = [...this.#pages, ...added]
  }

  #pagesOf(pdf: Buffer): readonly number[] {
    const paper = new Paper(pdf)
    const copied = new Map<number, number>()
    return paper.pages().map(page => {
      const body = this.#renumbered({ paper, copied }, loosePage(paper.object(page).dictionary), [page])
      return this.#write(this.#take(), body.replace(/^<</, `<< /Parent ${PAGES} 0 R`), null)
    })
  }

  /** The whole file, and how many pages it has. */
  finish(title: string): Readonly<{ pdf: Buffer; pages: number }> {
    const kids = this.#pages.map(one => `${one} 0 R`).join(' ')
    this.#write(CATALOGUE, `<< /Type /Catalog /Pages ${PAGES} 0 R >>`, null)
    this.#write(PAGES, `<< /Type /Pages /Count ${this.#pages.length} /Kids [${kids}] >>`, null)
    this.#write(INFO, `<< /Title ${textString(title)} >>`, null)
    const lines = this.#offsets.slice(1).map(at => `${String(at).padStart(10, '0')} 00000 n \n`)
    const count = this.#offsets.length
    const end = `xref\n0 ${count}\n0000000000 65535 f \n${lines.join('')}trailer\n<< /Size ${count} /Root ${CATALOGUE} 0 R /Info ${INFO} 0 R >>\nstartxref\n${this.#size}\n%%EOF\n`
    return { pdf: Buffer.concat([...this.#chunks, Buffer.from(end, 'latin1')]), pages: this.#pages.length }
  }

  #take(): number {
    return this.#offsets.push(0) - 1
  }

  #write(number: number, body: string, stream: Buffer | null): number {
    const around = stream === null ? [] : [Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')]
    const parts = [Buffer.from(`${number} 0 obj\n${body}\n`, 'latin1'), ...around, Buffer.from('endobj\n')]
    // A copy of its own: a view into a paper would keep all of the paper in memory.
    const whole = Buffer.concat(parts)
    this.#offsets[number] = this.#size
    this.#chunks.push(whole)
    this.#size += whole.length
    return number
  }

  /** Copies an object with all that it leads to; answers its new number. */
  #copy(copying: Copying, number: number, path: readonly number[]): number {
    const { paper, copied } = copying
    const done = copied.get(number)
    if (done !== undefined) return done
    if (path.includes(number)) throw new UnreadablePaper('objects that lead to each other')
    const { dictionary, stream } = paper.object(number)
    const body = this.#renumbered(copying, dictionary, [...path, number])
    const key = createHash('sha256')
      .update(body)
      .update(stream ?? '')
      .digest('base64')
    const next = this.#known.get(key) ?? this.#write(this.#take(), body, stream)
    this.#known.set(key, next)
    copied.set(number, next)
    return next
  }

  #renumbered(copying: Copying, dictionary: string, path: readonly number[]): string {
    return dictionary.replaceAll(TOKENS, (token, reference?: string) =>
      reference === undefined ? token : `${this.#copy(copying, Number(reference), path)} 0 R`,
    )
  }
}
