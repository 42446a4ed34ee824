import type { ListEntry } from '../chain/recommendation.ts'

/** Whether the rules chose among the lines of this list: what is decided anew keeps what was chosen before. */
export const isChosenHere = ({ selections, correction }: ListEntry): boolean =>
  selections !== undefined && correction === undefined

/** What the choices of the rules gave a line, as a line of `rules score` tells it; nothing where they choose nothing. */
export const chosenLines = (entry: ListEntry, names: ReadonlyMap<string, string>) =>
  !isChosenHere(entry)
    ? {}
    : {
        selections: Object.fromEntries(
          (entry.selections ?? []).map(({ id, group, rank, award, shortlisted, tied }) => [
            id,
            {
              group,
              rank,
              award: award?.id ?? null,
              ...(shortlisted === undefined ? {} : { shortlisted }),
              tied: tied.map(each => names.get(each) ?? '').toSorted(),
            },
          ]),
        ),
      }
