import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { typeset } from '../../platform/pdf/index.ts'
import { formatMoment } from '../../platform/translations.ts'
import type { Minutes } from './minutes.ts'
import { chairOf } from './chair-words.ts'
import { minutesWords } from './minutes-messages.ts'
import { inWords } from './minutes-words.ts'

const template = readFileSync(join(import.meta.dirname, 'minutes.typ'), 'utf8')

/** Digests in groups, so that two of them can be compared by eye and the line can break. */
const grouped = (digest: string): string => (digest.match(/.{1,8}/g) ?? []).join(' ')

/** The paper of one version, in Indonesian: the same content always gives the same bytes. */
export function typesetMinutes({ content, digest, version, madeAt }: Minutes): Buffer {
  const own = minutesWords.id
  const said = inWords(content, 'id')
  const data = {
    ...said,
    example: content.example,
    chair: content.chair,
    secretary: content.secretary,
    evidence: [
      { term: own.rules, detail: content.rulesHashes.map(grouped).join('; ') },
      { term: own.table, detail: grouped(content.tableDigest) },
      { term: own.digest, detail: grouped(digest) },
    ],
    version: own.version(String(version), formatMoment(madeAt, 'id')),
    words: {
      title: own.title,
      example: own.example,
      chair: chairOf(content, 'id'),
      secretary: own.secretary,
      attendance: own.attendance,
      member: own.member,
      times: own.times,
      others: own.others,
      role: own.role,
      name: own.name,
      breaks: own.breaks,
      cases: own.cases,
      noCases: own.noCases,
      corrections: own.corrections,
      evidence: own.evidence,
      hidden: own.hidden,
    },
  }
  return typeset(template, data, madeAt)
}
