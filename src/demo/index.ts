export { seedDemo, type SeedOutcome, type SeedWatch } from './seed/seed-demo.ts'
export type { DemoParts } from './seed/act.ts'
