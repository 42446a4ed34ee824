/** The door of the page frame: what modules build their pages from. */
export * from './components.ts'
export { page } from './frame/page.ts'

export type { ActorProps } from './frame/header.ts'
export { framePaths } from './frame/paths.ts'
export type { Crumb } from './frame/blocks.ts'
export type { Picture } from './markup.ts'
export { attributes } from './markup.ts'

export { fieldId } from './forms/field.ts'

export type { Task, Tone } from './work/status.ts'
export type { CheckItem, Step } from './work/progress.ts'
export type { Row } from './work/table.ts'

export type { Definition, TimelineEntry } from './work/record.ts'
export type { RubricOption } from './work/scoring.ts'

export { buildAssets, OFFLINE_PAGE } from './assets.ts'
export type { Assets } from './assets.ts'
export { gayaBody, gayaTitle } from './gaya-page.ts'
