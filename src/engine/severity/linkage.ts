import type { SheetTotal } from './design.ts'

/** Assessors who are linked by the nominations that they share, directly or over others. */
export type Group = Readonly<{ assessors: readonly string[]; nominations: number; sheets: number }>

function rootOf(parents: Map<string, string>, name: string): string {
  let root = name
  for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up
  let each = name
  while (each !== root) {
    const up = parents.get(each) ?? root
    parents.set(each, root)
    each = up
  }
  return root
}

/**
 * The groups of assessors between whom no nomination is shared, the largest first. One group: the severities can be
 * compared. More: how strict a group is cannot be told from how good its nominations are.
 */
export function groupsOf(sheets: readonly SheetTotal[]): readonly Group[] {
  const parents = new Map<string, string>()
  const firstOn = new Map<string, string>()
  for (const { nomination, assessor } of sheets) {
    if (!parents.has(assessor)) parents.set(assessor, assessor)
    const first = firstOn.get(nomination)
    if (first === undefined) firstOn.set(nomination, assessor)
    else parents.set(rootOf(parents, assessor), rootOf(parents, first))
  }
  const members = Map.groupBy(sheets, sheet => rootOf(parents, sheet.assessor))
  return [...members.values()]
    .map(own => ({
      assessors: [...new Set(own.map(sheet => sheet.assessor))].toSorted(),
      nominations: new Set(own.map(sheet => sheet.nomination)).size,
      sheets: own.length,
    }))
    .toSorted(
      (one, other) =>
        other.sheets - one.sheets || ((one.assessors[0] ?? '') < (other.assessors[0] ?? '') ? -1 : 1),
    )
}
