import type { NewJob } from '../../../platform/jobs/index.ts'

/** The job that follows when a case goes back to its assessors: whoever has it before a session takes it from there. */
export const SHEETS_MOVED = 'plenary.sheets-moved'

export type SheetsMoved = Readonly<{
  nomination: string
  cause: 'sheet-opened' | 'sheet-added'
  reason: string
  by: string
}>

/** `once` tells one move from another of the same case. */
export const sheetsMovedJob = (moved: SheetsMoved, once: string): NewJob => ({
  kind: SHEETS_MOVED,
  key: `${moved.nomination} ${once}`,
  payload: moved,
})
