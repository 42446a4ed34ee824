/** One who may score. `bars` are the reasons against a pair, found by the caller from facts. */
export type Assessor = Readonly<{ id: string; load: number; maxLoad: number | null }>
export type Subject = Readonly<{ id: string; kept: readonly string[] }>

/** Why this assessor may not score this subject; empty when nothing speaks against it. */
export type Bars = (subjectId: string, assessorId: string) => readonly string[]

export type Pick = Readonly<{
  subjectId: string
  assessorId: string
  /** How many assessors could have been picked, and the picked one's load before. */
  candidates: number
  loadBefore: number
}>
export type Shortage = Readonly<{
  subjectId: string
  missing: number
  barred: Readonly<Record<string, readonly string[]>>
}>
export type Plan = Readonly<{
  picks: readonly Pick[]
  shortages: readonly Shortage[]
  loads: Readonly<Record<string, number>>
}>

/**
 * What a person would do with a list: the measure that the best plan is compared with (see solve-plan.ts). Gives each
 * subject `size` assessors, none of whom anything speaks against, with loads as even as this
 * order allows. Who is assigned already stays. Subjects with the fewest candidates choose first, so that
 * the scarce are not used up by those who have many; among equals the least loaded, then the id, decides,
 * so that the same facts always give the same plan.
 */
export function assign(
  subjects: readonly Subject[],
  assessors: readonly Assessor[],
  size: number,
  bars: Bars,
): Plan {
  const loads = new Map(assessors.map(assessor => [assessor.id, assessor.load]))
  const open = subjects
    .map(subject => ({
      subject,
      able: assessors.filter(one => !subject.kept.includes(one.id) && bars(subject.id, one.id).length === 0),
    }))
    .toSorted((a, b) => a.able.length - b.able.length || compare(a.subject.id, b.subject.id))
  const picks: Pick[] = []
  const shortages: Shortage[] = []
  for (const { subject, able } of open) {
    const needed = Math.max(0, size - subject.kept.length)
    const chosen = chooseLeastLoaded(able, loads, needed)
    for (const assessor of chosen) {
      const loadBefore = loads.get(assessor.id) ?? 0
      picks.push({ subjectId: subject.id, assessorId: assessor.id, candidates: able.length, loadBefore })
      loads.set(assessor.id, loadBefore + 1)
    }
    if (chosen.length < needed) shortages.push(shortageOf(subject, needed - chosen.length, assessors, bars))
  }
  return { picks, shortages, loads: Object.fromEntries(loads) }
}

function chooseLeastLoaded(
  able: readonly Assessor[],
  loads: ReadonlyMap<string, number>,
  needed: number,
): readonly Assessor[] {
  const loadOf = (one: Assessor): number => loads.get(one.id) ?? 0
  return able
    .filter(one => one.maxLoad === null || loadOf(one) < one.maxLoad)
    .toSorted((a, b) => loadOf(a) - loadOf(b) || compare(a.id, b.id))
    .slice(0, needed)
}

function shortageOf(subject: Subject, missing: number, assessors: readonly Assessor[], bars: Bars): Shortage {
  const barred = Object.fromEntries(
    assessors
      .map(one => [one.id, bars(subject.id, one.id)] as const)
      .filter(([, reasons]) => reasons.length > 0),
  )
  return { subjectId: subject.id, missing, barred }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
