import { areaCode } from '../../foundation/area-path.ts'
import { capitalDay } from '../../platform/local-time.ts'
import type { TableAnswer } from '../../web/index.ts'
import type { QueueRows } from './pages/queue-page.ts'
import { daysWaiting, dueAt, waitingStates } from './queue.ts'
import { noMarks } from './queue-store.ts'
import type { VerificationSettings } from './settings.ts'

const columns = [
  'receipt',
  'product',
  'producer',
  'area',
  'commodity',
  'edition',
  'state',
  'round',
  'came_on',
  'days_waiting',
  'due_on',
  'overdue',
  'held_by',
  'items_checked',
  'open_questions',
  'open_flags',
  'second_look',
] as const

const yes = (value: boolean): string => (value ? 'yes' : 'no')

/** The files of the queue as a file, in its order. */
export const queueTable = (
  view: QueueRows,
  settings: Pick<VerificationSettings, 'targetDays'>,
  now: Date,
): Pick<TableAnswer, 'columns' | 'rows'> => ({
  columns,
  rows: view.rows.map(one => {
    const product = view.products.get(one.productId)
    const waits = waitingStates.includes(one.state)
    const due = dueAt(one, settings)
    const marks = view.marks.get(one.id) ?? noMarks
    return [
      one.receipt ?? '',
      product?.name ?? '',
      product?.producerName ?? '',
      areaCode(one.areaPath),
      one.commodity,
      view.editions.find(each => each.id === one.editionId)?.number ?? '',
      one.state,
      one.round,
      capitalDay(one.stateAt),
      waits ? daysWaiting(one.stateAt, now) : null,
      waits ? capitalDay(due) : null,
      waits ? yes(due < now) : null,
      view.names.get(view.assignments.get(one.id)?.personId ?? '') ?? '',
      marks.checked,
      marks.questions,
      marks.flags,
      yes(marks.secondLook),
    ]
  }),
})
