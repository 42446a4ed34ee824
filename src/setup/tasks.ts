import { assessmentTasks } from '../modules/assessment/index.ts'
import { certificateTasks } from '../modules/certificates/index.ts'
import { contributionTasks } from '../modules/contributions/index.ts'
import { decisionsTasks } from '../modules/decisions/index.ts'
import { documentTasks } from '../modules/documents/index.ts'
import { editionTasks } from '../modules/editions/index.ts'
import { approvalTasks } from '../modules/letters/index.ts'
import { deskTasks, nominationTasks, type TaskSource } from '../modules/nominations/index.ts'
import { readinessTasks } from '../modules/readiness/index.ts'
import { objectionTasks } from '../modules/objections/index.ts'
import { endingTasks, reevaluationTasks } from '../modules/reevaluation/index.ts'
import { sampleTasks } from '../modules/samples/index.ts'
import { plenaryTasks } from '../modules/plenary/index.ts'
import type { Programme } from './programme.ts'
import { verificationTasks } from '../modules/verification/index.ts'

type Known = Pick<Programme, 'settings' | 'verification'>

const sources = ({
  settings: { outages, documents, reevaluation },
  verification,
}: Known): readonly TaskSource[] => [
  editionTasks(outages),
  approvalTasks,
  nominationTasks,
  deskTasks,
  contributionTasks,
  documentTasks(documents),
  readinessTasks,
  endingTasks(reevaluation.endingDays),
  reevaluationTasks,
  verificationTasks(verification),
  sampleTasks,
  assessmentTasks,
  decisionsTasks,
  plenaryTasks,
  certificateTasks,
  objectionTasks,
]

/** What every module asks of the reader now, in the order in which a nomination passes them. */
export const allTasks =
  (programme: Known): TaskSource =>
  async (reader, actor, now, locale) => {
    const tasks = []
    for (const source of sources(programme)) tasks.push(...(await source(reader, actor, now, locale)))
    return tasks
  }
