export { typeset, typesetCounted } from './typeset.ts'
