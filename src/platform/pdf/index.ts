export { PaperJoin } from './join-papers.ts'
export { typeset, typesetCounted } from './typeset.ts'
