import type { Fields } from './people.ts'

/**
 * What a request is about. `office`: a record of the office and of its firm; `sentra`: of the office, of no firm;
 * `panel`: the nomination under assessment, for scoring; `assignment`: the same, for saying that one must not;
 * `handled`: an objection of the office that one verifier has in hand; `draft`: one that the office did not send yet;
 * `none`: no single record.
 */
export type Subject = 'office' | 'sentra' | 'panel' | 'assignment' | 'handled' | 'draft' | 'none'

/** A form as its page would send it, to the record in a state in which the act is open to those who may. */
export type Form = Readonly<{
  fields: Fields
  /** Where another record than the page's is the one in the right state. */
  path?: string
  subject?: Subject
  /** What those who may do it are told, where the form alone is not enough for it to be done. */
  answer?: 422
}>

export type Address = Readonly<{ path: string; subject: Subject }>

export const reason = 'Alasan contoh yang cukup panjang untuk diterima.'
