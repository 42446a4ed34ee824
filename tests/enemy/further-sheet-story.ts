import type { Walker } from '../journeys/walker.ts'
import { score } from '../journeys/story-deciding.ts'

/** Two sheets agree and the third is far below: by the rules of the edition a doubtful result. */
export const doubtfully = (criterion: number, assessor: number): 'best' | 'second' =>
  assessor === 2 || criterion % 6 === assessor ? 'second' : 'best'

const well = (): 'best' => 'best'

/** A doubtful result goes to one more assessor, by its own page and then with all others of the edition. */
export async function askForSheets(walker: Walker, edition: string, nomination: string): Promise<void> {
  await walker.signIn('ketua')
  await walker.submit(`/pleno/${edition}/${nomination}`, 'assessment.add-sheet')
  await score(walker, well)
  await walker.signIn('verifikator', 'Sekretariat')
  await walker.submit(`/keyakinan/${edition}`, 'assessment.add-sheets')
  await score(walker, well)
}
