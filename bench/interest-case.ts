import { noFileNames } from '../src/modules/nominations/index.ts'
import type { Candidate } from '../src/modules/interests/find-interests.ts'
import type { Tie } from '../src/modules/interests/tie-store.ts'

type Subjects = readonly Readonly<{
  id: string
  areaPath: string
  names: typeof noFileNames
  places: readonly string[]
}>[]

const GIVEN = ['Budi', 'Siti', 'Agus', 'Dewi', 'Made', 'Rina', 'Joko', 'Sri', 'Hasan', 'Lina', 'Yusuf', 'Ani']
const FAMILY = ['Santoso', 'Wibowo', 'Lestari', 'Hidayat', 'Siregar', 'Nasution', 'Putra', 'Saputra', 'Halim']
const TRADES = ['Tenun', 'Batik', 'Keripik', 'Kopi', 'Anyaman', 'Gerabah', 'Ukir', 'Sambal']

/** So many family names that two people in a hundred share one; most pairs share nothing, as in a real edition. */
const familyOf = (index: number): string => `${FAMILY[index % FAMILY.length] ?? ''}${(index * 7) % 61}`
const nameOf = (index: number): string => `${GIVEN[index % GIVEN.length] ?? ''} ${familyOf(index)}`

const tiesOf = (scorers: readonly Candidate[]): readonly Tie[] =>
  scorers.slice(0, Math.round(scorers.length / 2)).map(({ id }, index) => ({
    id: `t${index}`,
    personId: id,
    kind: index % 3 === 0 ? 'family' : 'coach',
    name: index % 3 === 0 ? familyOf(index * 31) : `UD Sumber ${familyOf(index * 37)}`,
    note: '',
    declaredAt: new Date(0),
    endedAt: null,
    endReason: '',
  }))

/** Files and people of a large edition: makers, owners, sentra, suppliers, employers, declared ties. */
export function interestCase(
  nominations: number,
  people: number,
): Readonly<{ people: readonly Candidate[]; subjects: Subjects; ties: readonly Tie[] }> {
  const subjects = Array.from({ length: nominations }, (_, index) => {
    const trade = TRADES[index % TRADES.length] ?? ''
    const province = String(11 + (index % 38))
    return {
      id: `s${index}`,
      areaPath: `/${province}/${province}.0${1 + (index % 9)}/`,
      names: {
        ...noFileNames,
        producer: `CV ${trade} ${familyOf(index * 3)} Jaya`,
        owner: nameOf(index * 5),
        sentra: `Sentra ${trade} ${familyOf(index * 11)}`,
        signatory: nameOf(index * 13),
        suppliers: `Bahan dari UD Sumber ${familyOf(index * 17)} dan pasar setempat di ${familyOf(index)}.`,
        issuers: [`Dinas Perindustrian ${province}`, `Balai ${trade} Nasional`],
      },
      places: [`Kabupaten ${familyOf(index * 19)}`, `Provinsi ${province}`],
    }
  })
  const scorers = Array.from({ length: people }, (_, index) => ({
    id: `a${index}`,
    name: nameOf(index * 23 + 1),
    employer: `Universitas ${familyOf(index * 29)} Nusantara`,
  }))
  return { people: scorers, subjects, ties: tiesOf(scorers) }
}
