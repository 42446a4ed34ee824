import { z } from 'zod'
import { actingKinds } from '../../../access/index.ts'
import { fields } from '../../../actions/index.ts'
import type { Problem } from '../../../foundation/problem.ts'
import { dayIn } from '../../regions/index.ts'
import type { PostHolder } from './acting-store.ts'
import { type Mandate } from '../person.ts'
import { actable, overlaps, type GrantableRole, type Period } from '../role-rules.ts'
import { said } from '../said.ts'

/** What a form says about a mandate; all of it empty for the holder of a post. */
export const mandateFields = {
  acting: z.enum(['', ...actingKinds]).default(''),
  mandateNumber: fields.optionalText(120),
  mandateDate: fields.optionalIsoDate,
  /** The holder's person id; empty where the post is vacant or its holder has no account. */
  actingFor: fields.optionalText(16),
}
type Asked = Readonly<{
  acting: '' | Mandate['kind']
  mandateNumber: string
  mandateDate: string | null
  actingFor: string
  role: GrantableRole
  area: string
}>

/** What a mandate is judged by. */
type MandateGround = Readonly<{
  personId: string
  period: Period
  now: Date
  /** The holders of the posts that can be filled for a time. */
  holders: readonly PostHolder[]
  /** Who acts in this very post, now or from a later day on. */
  actingIn: readonly PostHolder[]
}>

const isActable = (role: GrantableRole): boolean => actable.includes(role)

/** The mandate that the form states; null for the holder of a post. */
export const mandateOf = (input: Asked): Mandate | null =>
  input.acting === ''
    ? null
    : {
        kind: input.acting,
        number: input.mandateNumber,
        date: input.mandateDate ?? '',
        holderId: input.actingFor === '' ? null : input.actingFor,
      }

/** Everything wrong with a mandate. */
export function mandateProblems(input: Asked, ground: MandateGround): readonly Problem[] {
  const isStated = input.mandateNumber !== '' || input.mandateDate !== null || input.actingFor !== ''
  if (input.acting === '')
    return isStated ? [said('mandate-without-kind', 'acting', own => own.mandate.kindMissing)] : []
  return [
    ...(isActable(input.role) ? [] : [said('not-actable', 'acting', own => own.mandate.notActable)]),
    ...(ground.period.until === null ? [said('no-end', 'until', own => own.mandate.endMissing)] : []),
    ...(input.mandateNumber === ''
      ? [said('mandate-number', 'mandateNumber', own => own.mandate.numberMissing)]
      : []),
    ...dateProblems(input.mandateDate, dayIn(input.area, ground.now)),
    ...holderProblems(input, ground),
    ...takenProblems(ground),
  ]
}

function dateProblems(date: string | null, today: string): readonly Problem[] {
  if (date === null) return [said('mandate-date', 'mandateDate', own => own.mandate.dateMissing)]
  return date > today ? [said('mandate-to-come', 'mandateDate', own => own.mandate.dateToCome)] : []
}

function holderProblems({ actingFor, role, area }: Asked, { personId, holders }: MandateGround) {
  if (actingFor === '') return []
  if (actingFor === personId) return [said('holder-oneself', 'actingFor', own => own.mandate.holderOneself)]
  const isHolder = holders.some(
    one => one.personId === actingFor && one.role === role && one.areaPath === area,
  )
  return isHolder ? [] : [said('not-holder', 'actingFor', own => own.mandate.notHolder)]
}

/** A post has one acting officer at a time; the person's own overlapping term is said elsewhere. */
function takenProblems({ actingIn, period, personId }: MandateGround): readonly Problem[] {
  const other = actingIn.find(one => one.personId !== personId && overlaps(one, period))
  return other ? [said('post-taken', 'acting', own => own.mandate.taken(other.name))] : []
}
