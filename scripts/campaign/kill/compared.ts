import type { Act, ToldAct } from './history.ts'

/** What was acknowledged and is not there, what is there twice, and what is there by halves. */
export type Compared = { lost: string[]; doubled: string[]; broken: string[] }

export type Told<Kind extends Act['kind']> = Readonly<{
  act: Extract<Act, { kind: Kind }>
  acknowledged: boolean
}>
export const ofKind = <Kind extends Act['kind']>(
  told: readonly ToldAct[],
  kind: Kind,
): readonly Told<Kind>[] => told.filter((one): one is Told<Kind> => one.act.kind === kind)
