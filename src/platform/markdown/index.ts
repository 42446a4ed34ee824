export { contentsId, type Heading } from './outline.ts'
export { plainSource } from './plain-source.ts'
export {
  LONGEST_MARKDOWN,
  MOST_CELLS,
  MOST_HEADINGS,
  renderMarkdown,
  type RenderedMarkdown,
} from './render-markdown.ts'
