import type { ReleaseStep } from '../decisions/index.ts'
import { standingsOf } from './criterion-standing.ts'
import { replaceStandings } from './standing-store.ts'

/** What a release tells about each criterion, kept so that it can be counted over an area. */
export const coachingStep: ReleaseStep = {
  save: (tx, release) => replaceStandings(tx, release.results.flatMap(standingsOf)),
}
