export type { Heading } from './outline.ts'
export { plainSource } from './plain-source.ts'
export { LONGEST_MARKDOWN, renderMarkdown, type RenderedMarkdown } from './render-markdown.ts'
