import MarkdownIt, { type Token } from 'markdown-it'
import { raw, type Html } from '../html.ts'
import { linkKind } from './link-address.ts'
import { createOutline, type Heading } from './outline.ts'
import { isSeen, plainSource } from './plain-source.ts'

/** The longest text, in UTF-16 units. */
export const LONGEST_MARKDOWN = 20_000
/** Lists within lists, quotes within quotes, counted together. */
const DEEPEST = 12
const MOST_COLUMNS = 6
/** Of all tables together: a row of two characters can have as many cells as the widest header. */
export const MOST_CELLS = 2_000
export const MOST_HEADINGS = 100
/** What stands beside each cell of a column on a phone, in characters. */
const LONGEST_LABEL = 60

export type MarkdownOptions = Readonly<{
  /** The level of the text's own first headings, below the headings of the page around it. */
  top: 2 | 3 | 4
  /** What the ids of headings begin with: two texts on one page need two. */
  prefix: string
  /** Where an address of this site (`/statistik`) leads for this reader. */
  link: (path: string) => string
  /** `https://host` of this site: links to it are not marked as leading away. */
  origin: string
  /** Said to screen readers after a link that leads away: `(situs lain)`. */
  away: string
}>

export type RenderedMarkdown = Readonly<{
  content: Html
  headings: readonly Heading[]
  /** Addresses to which no link was made. */
  refused: readonly string[]
  /** Lists or quotes lie so deep within each other that a part is not shown. */
  isTooDeep: boolean
  /** A table has more columns than a page has room for. */
  isTooWide: boolean
  /** More than `MOST_CELLS`: the rows beyond them are not shown. */
  hasTooManyCells: boolean
  /** More than `MOST_HEADINGS`. */
  hasTooManyHeadings: boolean
}>

/** No HTML, pictures or code; a line of hyphens below a text does not make it a heading by surprise. */
const parser = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: DEEPEST * 2 })
parser.disable(['code', 'fence', 'hr', 'html_block', 'lheading', 'reference'])
parser.disable(['backticks', 'entity', 'html_inline', 'image', 'strikethrough'])
// The one gate for addresses is `linkKind`, so that what is refused can be told.
parser.validateLink = () => true

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

/** Whatever is not here, in `write` or in `writeHeading` is written as text. */
const plainTags: Readonly<Record<string, string>> = {
  paragraph_open: '<p>',
  paragraph_close: '</p>\n',
  bullet_list_open: '<ul>\n',
  bullet_list_close: '</ul>\n',
  ordered_list_close: '</ol>\n',
  list_item_open: '<li>',
  list_item_close: '</li>\n',
  blockquote_open: '<blockquote>\n',
  blockquote_close: '</blockquote>\n',
  strong_open: '<strong>',
  strong_close: '</strong>',
  em_open: '<em>',
  em_close: '</em>',
  softbreak: '\n',
  hardbreak: '<br>\n',
  table_open: '<div class="table"><table>\n',
  table_close: '</table></div>\n',
  thead_open: '<thead>\n',
  thead_close: '</thead>\n',
  tbody_open: '<tbody>\n',
  tbody_close: '</tbody>\n',
  tr_close: '</tr>\n',
  th_open: '<th scope="col">',
  th_close: '</th>',
}

const textOf = (tokens: readonly Token[]): string =>
  tokens.map(one => (one.type === 'softbreak' || one.type === 'hardbreak' ? ' ' : one.content)).join('')

/** The classes by which a heading looks the same at whatever level it stands. */
const headingLooks = ['h2', 'h3', 'h4']

type Writing = {
  options: MarkdownOptions
  outline: ReturnType<typeof createOutline>
  refused: string[]
  /** Of the table that is being written. */
  labels: string[]
  column: number
}

/** What an author who links to the English page means is the page. */
const withoutLocale = (path: string): string =>
  path.replace(/^(?:\/en)+(?=[/?#]|$)/, '').replace(/^(?!\/)/, '/')

function opened({ options, refused }: Writing, address: string): readonly [string, string] {
  const kind = linkKind(address)
  const path = kind === 'inside' && address.startsWith('/') ? withoutLocale(address) : null
  // `/en//host` is of this site; what is left without its first part would not be.
  if (kind === null || (path !== null && linkKind(path) === null)) {
    refused.push(address)
    return ['', '']
  }
  if (kind === 'external' && !`${address}/`.startsWith(`${options.origin}/`)) {
    const mark = `<span aria-hidden="true">\u00a0↗</span><span class="visually-hidden"> ${escape(options.away)}</span>`
    return [`<a href="${escape(address)}" rel="noopener">`, `${mark}</a>`]
  }
  return [`<a href="${escape(path === null ? address : options.link(path))}">`, '</a>']
}

/** The words of a link: what stands between its two ends. */
function insideLink(tokens: readonly Token[], start: number): readonly Token[] {
  let depth = 0
  for (let index = start; index < tokens.length; index++) {
    if (tokens[index]?.type === 'link_open') depth++
    if (tokens[index]?.type === 'link_close' && --depth === 0) return tokens.slice(start + 1, index)
  }
  return tokens.slice(start + 1)
}

/** The words of a token, without tabs that end a line. */
const beforeBreak = ({ content }: Token, next: Token | undefined): string =>
  next?.type === 'softbreak' || next?.type === 'hardbreak' ? content.trimEnd() : content

function writeInline(writing: Writing, tokens: readonly Token[]): string {
  // Markdown lets an address stand within the words of a link; HTML does not: only the outer one leads anywhere.
  const endings: string[] = []
  return tokens
    .map((token, index) => {
      if (token.type === 'link_close') return endings.pop() ?? ''
      if (token.type !== 'link_open')
        return plainTags[token.type] ?? escape(beforeBreak(token, tokens[index + 1]))
      const address = String(token.attrGet('href') ?? '')
      const [tag, closing] = endings.length > 0 ? ['', ''] : opened(writing, address)
      endings.push(closing)
      // A link of which nothing is seen could be neither read nor found.
      const isEmpty = tag !== '' && !isSeen(textOf(insideLink(tokens, index)))
      return isEmpty ? `${tag}${escape(address)}` : tag
    })
    .join('')
}

/** Opening and closing tag around the words of a heading; a heading without words is left out. */
function writeHeading(writing: Writing, token: Token, words: readonly Token[]): string {
  const text = textOf(words).trim()
  if (!isSeen(text)) return ''
  const { id, depth } = writing.outline.add(Number(token.tag.slice(1)), text)
  const tag = `h${writing.options.top + depth - 1}`
  return `<${tag} class="${headingLooks[depth - 1]}" id="${id}">${writeInline(writing, words)}</${tag}>\n`
}

/** Shortened at a word where there is one: every cell of the column repeats it. */
function labelFrom(header: string): string {
  const characters = Array.from(header)
  if (characters.length <= LONGEST_LABEL) return header
  const start = characters.slice(0, LONGEST_LABEL - 1).join('')
  return `${start.replace(/\s+\S*$/, '')}…`
}

function writeCell(writing: Writing, words: readonly Token[]): string {
  const label = escape(writing.labels[writing.column++] ?? '')
  const inside = writeInline(writing, words)
  // On a phone a cell is a grid of its label and one block.
  return `<td data-label="${label}">${inside === '' ? '' : `<div>${inside}</div>`}`
}

function write(writing: Writing, tokens: readonly Token[], index: number): string {
  const token = tokens[index]
  if (!token) return ''
  const words = tokens[index + 1]?.children ?? []
  switch (token.type) {
    case 'heading_close':
      return ''
    case 'heading_open':
      return writeHeading(writing, token, words)
    case 'inline':
      return tokens[index - 1]?.type === 'heading_open' || tokens[index - 1]?.type === 'td_open'
        ? ''
        : writeInline(writing, token.children ?? [])
    case 'paragraph_open':
    case 'paragraph_close':
      return token.hidden ? '' : (plainTags[token.type] ?? '')
    case 'ordered_list_open':
      return token.attrGet('start') ? `<ol start="${Number(token.attrGet('start'))}">\n` : '<ol>\n'
    case 'table_open':
      writing.labels = []
      return plainTags['table_open'] ?? ''
    case 'tr_open':
      writing.column = 0
      return '<tr>'
    case 'th_open':
      writing.labels.push(labelFrom(textOf(words).trim()))
      return plainTags['th_open'] ?? ''
    case 'td_open':
      return writeCell(writing, words)
    case 'td_close':
      return '</td>'
    default:
      return plainTags[token.type] ?? escape(token.content)
  }
}

function widestTable(tokens: readonly Token[]): number {
  let [columns, widest] = [0, 0]
  for (const { type } of tokens) {
    if (type === 'table_open') columns = 0
    if (type === 'th_open') widest = Math.max(widest, ++columns)
  }
  return widest
}

/** The tokens without the rows and tables that begin beyond the most cells, and how many cells there are. */
function withinCells(tokens: readonly Token[]): Readonly<{ shown: readonly Token[]; cells: number }> {
  let cells = 0
  let leftOutUntil: string | null = null
  const shown = tokens.filter(({ type }) => {
    if (type === 'th_open' || type === 'td_open') cells++
    if (leftOutUntil === null && cells >= MOST_CELLS) {
      if (type === 'table_open') leftOutUntil = 'table_close'
      if (type === 'tr_open') leftOutUntil = 'tr_close'
    }
    const isShown = leftOutUntil === null
    if (type === leftOutUntil) leftOutUntil = null
    return isShown
  })
  return { shown, cells }
}

/**
 * Markdown as HTML that holds nothing but headings, paragraphs, emphasis, lists, tables, quotes and harmless links,
 * whatever the source is. Null for a source longer than `LONGEST_MARKDOWN`.
 */
export function renderMarkdown(source: string, options: MarkdownOptions): RenderedMarkdown | null {
  if (source.length > LONGEST_MARKDOWN) return null
  const tokens = parser.parse(plainSource(source), {})
  const { shown, cells } = withinCells(tokens)
  const writing: Writing = {
    options,
    outline: createOutline(options.prefix),
    refused: [],
    labels: [],
    column: 0,
  }
  const content = shown.map((_, index) => write(writing, shown, index)).join('')
  return {
    content: raw(content),
    headings: writing.outline.headings,
    refused: [...new Set(writing.refused)],
    isTooDeep: tokens.some(token => token.level > DEEPEST),
    isTooWide: widestTable(tokens) > MOST_COLUMNS,
    hasTooManyCells: cells > MOST_CELLS,
    hasTooManyHeadings: writing.outline.headings.length > MOST_HEADINGS,
  }
}
