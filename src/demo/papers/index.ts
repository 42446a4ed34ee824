export * from './broken.ts'
export { makePaper, type Paper } from './make-paper.ts'
export { type PaperType, paperTypes } from './paper-kinds.ts'
