import { casesCsv, rulesJson } from './nomination-office.ts'

/** Which criteria of every rubric which level answers: those of each office in turn. */
export const levelled: Readonly<Record<string, readonly string[]>> = {
  desa: ['bahan-baku-lokal', 'tenaga-kerja-setempat'],
  provinsi: ['petunjuk-produk'],
  pusat: ['regenerasi'],
}
const answeredBy: Readonly<Record<string, string>> = {
  desa: 'regency',
  provinsi: 'province',
  pusat: 'national',
}

type Node = Readonly<{ id: string; children?: readonly Node[]; scoredAt?: string }>
type Rubrics = Readonly<{ rubrics: readonly Readonly<{ root: Node }>[] }>

/** What replaces parts of the shipped rules so that the office of each level answers its criteria. */
export function levelledRules(criteria: Readonly<Record<string, readonly string[]>> = levelled) {
  const levelOf = new Map(Object.entries(criteria).flatMap(([level, ids]) => ids.map(id => [id, level])))
  const marked = (node: Node): Node => {
    const level = levelOf.get(node.id)
    if (node.children) return { ...node, children: node.children.map(marked) }
    return level === undefined ? node : { ...node, scoredAt: level }
  }
  const { rubrics } = JSON.parse(rulesJson) as Rubrics
  return {
    levels: Object.keys(criteria).map(id => ({
      id,
      title: { id: `Tingkat ${id}`, en: `Level ${id}` },
      answeredBy: answeredBy[id.replace(/-.*$/, '')] ?? 'national',
    })),
    rubrics: rubrics.map(one => ({ ...one, root: marked(one.root) })),
  }
}

/** The cases that hold under them too: those of one sheet, since what a level answers is the same on all of them. */
export const levelledCases = casesCsv
  .split('\n')
  .filter((line, index) => index === 0 || (line !== '' && !line.includes('|')))
  .join('\n')

/** A form without what levels answer. */
export const withoutLevelled = (form: Readonly<Record<string, string>>): Record<string, string> => {
  const carried = new Set(Object.values(levelled).flat())
  return Object.fromEntries(Object.entries(form).filter(([name]) => !carried.has(name.replace(/^\w+\./, ''))))
}

/** Of a form, what one level answers. */
export const onlyLevel = (form: Readonly<Record<string, string>>, level: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(form).filter(([name]) => levelled[level]?.includes(name.replace(/^\w+\./, ''))),
  )
