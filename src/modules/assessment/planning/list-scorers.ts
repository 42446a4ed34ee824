import type { Reader } from '../../../platform/database/index.ts'
import { listPeopleWithRole } from '../../people/index.ts'

/** Everybody who may be given sheets, and whether the person is a chair as well: rules may say that a chair scores nothing. */
export async function listScorers(reader: Reader, now: Date) {
  const chairs = new Set((await listPeopleWithRole(reader, 'chair', now)).map(one => one.id))
  const assessors = await listPeopleWithRole(reader, 'assessor', now)
  return assessors.map(one => ({ ...one, isChair: chairs.has(one.id) }))
}
