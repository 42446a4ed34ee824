import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import { wholeCountry } from '../../foundation/area-path.ts'
import type { Problem } from '../../foundation/problem.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { homeAreaOf, personFields, personProblems } from './accounts/create-person.ts'
import { keepFormer } from './accounts/move-store.ts'
import type { Person } from './person.ts'
import { changePerson, findPerson } from './person-store.ts'
import { said } from './said.ts'

type Asked = Readonly<{ employer: string; homeArea: string; moveReason: string }>
type Change = Readonly<{ person: Person; employer: string; homeAreaPath: string; reason: string }>

const asked = {
  employer: personFields.employer,
  homeArea: personFields.homeArea,
  // Its own name: the page of an account has other forms that ask for a reason.
  moveReason: fields.requiredText(300),
}

const problemsWith = (person: Person, input: Asked): readonly Problem[] => [
  ...personProblems(input, false),
  ...(input.employer === person.employer && homeAreaOf(input) === person.homeAreaPath
    ? [said('unchanged', 'employer', own => own.person.sameAffiliation)]
    : []),
]

function moved(person: Person, input: Asked, event: string) {
  const problems = problemsWith(person, input)
  if (problems.length > 0) return refuse(problems)
  const change: Change = {
    person,
    employer: input.employer,
    homeAreaPath: homeAreaOf(input),
    reason: input.moveReason,
  }
  return done({
    change,
    event,
    subject: { kind: 'person', id: person.id },
    areaPath: wholeCountry,
    reason: input.moveReason,
    detail: {
      employer: input.employer !== person.employer,
      home: change.homeAreaPath !== person.homeAreaPath,
    },
  })
}

async function save(tx: Tx, change: Change, { actor, now }: ActionContext): Promise<boolean> {
  const { person, employer, homeAreaPath, reason } = change
  await keepFormer(tx, person, { reason, by: actor.personId ?? '', now })
  return changePerson(tx, person.id, person.rowVersion, { employer, home_area_path: homeAreaPath })
}

/** An administrator corrects where somebody works and lives, with the reason. What was known before stays known. */
export const setAffiliation = defineAction({
  name: 'person.set-affiliation',
  input: z.object({ id: fields.recordId, version: fields.rowVersion.optional(), ...asked }),
  load: async (reader: Reader, { id }): Promise<Person | null> => (await findPerson(reader, id)) ?? null,
  readAction: 'person.list',
  facts: person => ({ personId: person.id }),
  version: person => person.rowVersion,
  handle: (person, input, { actor }) =>
    person.id === actor.personId
      ? refuse([said('own-account', '', own => own.person.ownAccount)])
      : moved(person, input, 'person.affiliation-set'),
  save,
  audience: 'accounts',
})

/** Somebody says where they work and live now. It counts at once; what counted before does too, within an edition. */
export const declareMove = defineAction({
  name: 'account.declare-move',
  input: z.object({ version: fields.rowVersion.optional(), ...asked }),
  load: async (reader: Reader, _, { actor }): Promise<Person | null> =>
    (await findPerson(reader, actor.personId ?? '')) ?? null,
  facts: person => ({ personId: person.id }),
  version: person => person.rowVersion,
  handle: (person, input) => moved(person, input, 'account.move-declared'),
  save,
  audience: 'accounts',
})
