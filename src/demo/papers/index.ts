export * from './broken.ts'
export { makePaper, type Paper } from './make-paper.ts'
export { paperTypes } from './paper-kinds.ts'
