export { seedDemo, type SeedOutcome } from './seed/seed-demo.ts'
