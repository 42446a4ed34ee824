import type { PageRequest } from '../../../web/index.ts'
import { namesOf } from '../../people/index.ts'
import { findStoredAnswers } from './answer-store.ts'
import type { StoredAnswer } from './answer-merge.ts'
import { fillerOfAnswer, type Filler } from './filled-by.ts'

/** The answers of a nomination as its forms are drawn with them, for those who may change them. */
export type DrawnAnswers = Readonly<{
  stored: ReadonlyMap<string, StoredAnswer>
  /** Who saved them, by id. */
  names: ReadonlyMap<string, string>
}>

export async function drawnAnswers(
  { reader }: Pick<PageRequest, 'reader'>,
  nominationId: string,
): Promise<DrawnAnswers> {
  const stored = await findStoredAnswers(reader, nominationId)
  const names = await namesOf(reader, [...new Set([...stored.values()].map(one => one.savedBy))])
  return { stored, names }
}

/** Who gave each answer as it stands, by question; emptied ones too. */
export const fillersOf = ({ stored }: Pick<DrawnAnswers, 'stored'>): ReadonlyMap<string, Filler> =>
  new Map([...stored].map(([id, one]) => [id, fillerOfAnswer(one)]))
