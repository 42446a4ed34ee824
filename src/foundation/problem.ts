import type { Text } from './text.ts'

/**
 * One thing that is wrong and what to do about it.
 * `path` names the place: a form field (`name`), or a place in a document (`rubrics.tenun.parts[0]`).
 */
export type Problem = Readonly<{ code: string; path: string; message: Text }>

export const problem = (code: string, path: string, message: Text): Problem => ({ code, path, message })
