/** The steps of one nomination's way, in the order in which they are walked. */
export { nominate } from './story-nominating.ts'
export * from './story-deciding.ts'
