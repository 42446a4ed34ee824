import type { ActionContext } from '../../actions/index.ts'

/** Who writes and when, for the columns every row has. */
export type Stamp = Readonly<{ by: string; now: Date }>

export function stampOf({ actor, now }: ActionContext): Stamp {
  if (actor.personId === null) throw new Error('a record is written by a person')
  return { by: actor.personId, now }
}
