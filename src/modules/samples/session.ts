/** A sitting at which assessors see samples by their blind codes. */
export type SampleSession = Readonly<{
  id: string
  editionId: string
  name: string
  place: string
  /** `YYYY-MM-DD`. */
  heldOn: string
  rowVersion: number
}>

export const SESSIONS_PATH = '/sesi-contoh'
export const sessionPath = (id: string): string => `${SESSIONS_PATH}/${id}`
