import { compare, fromDecimal } from '../../../foundation/fraction.ts'
import type { Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { criterionIdsOf } from '../../conditions.ts'
import type { RubricIndex } from '../lookups.ts'
import { appliesWhen, type Criterion, type NumberBand, type NumberCriterion } from '../rubric.ts'
import { type Check, criteriaIn, type Key, type LintView, questionsIn } from './view.ts'

type Spot = Readonly<{ part: object; keys: readonly Key[] }>

function emptyLists(criterion: Criterion): readonly Spot[] {
  const empty = (
    key: string,
    list: readonly unknown[] | undefined,
    part: object = criterion,
  ): readonly Spot[] => (list?.length === 0 ? [{ part, keys: [key] }] : [])
  switch (criterion.kind) {
    case 'choice':
      return empty('options', criterion.options)
    case 'number':
      return empty('bands', criterion.bands)
    case 'imported':
      return [...empty('options', criterion.options), ...empty('bands', criterion.bands)]
    case 'alternatives':
      return [
        ...empty('scales', criterion.scales),
        ...criterion.scales.flatMap(scale => empty('options', scale.options, scale)),
      ]
    case 'yes-no':
      return []
  }
}

export const checkOptions: Check = view => {
  const questions = questionsIn(view)
    .filter(question => question.kind === 'choice' && !question.options?.length)
    .map((part): Spot => ({ part, keys: ['options'] }))
  return [...criteriaIn(view).flatMap(emptyLists), ...questions]
    .filter(({ part, keys }) => view.kept(part, keys[0] as Key))
    .map(({ part, keys }) =>
      view.report(
        'options-empty',
        part,
        keys,
        text(
          'Belum ada pilihan jawaban. Tambahkan pilihan dengan nilainya.',
          'There is no answer to choose from. Add options with their points.',
        ),
      ),
    )
}

const undefinedNotApplicable = text(
  'Tentukan "whenNotApplicable": "full", "zero", atau "redistribute".',
  'Say what happens otherwise in "whenNotApplicable": "full", "zero" or "redistribute".',
)

export const checkApplicability: Check = view =>
  criteriaIn(view)
    .filter(criterion => criterion.appliesWhen !== undefined && criterion.whenNotApplicable === undefined)
    .map(criterion =>
      view.report('not-applicable-undefined', criterion, ['whenNotApplicable'], undefinedNotApplicable),
    )

/** True when following the conditions from this criterion leads back to it. */
function looksAtItself(index: RubricIndex, start: Criterion): boolean {
  const seen = new Set<string>()
  const visit = (criterion: Criterion): boolean =>
    criterionIdsOf(appliesWhen(criterion)).some(id => {
      if (id === start.id) return true
      const next = index.criteria.get(id)
      if (!next || seen.has(id)) return false
      seen.add(id)
      return visit(next)
    })
  return visit(start)
}

export const checkCircles: Check = view =>
  view.rubrics.flatMap(index =>
    [...index.criteria.values()]
      .filter(criterion => looksAtItself(index, criterion))
      .map(criterion =>
        view.report(
          'condition-circle',
          criterion,
          ['appliesWhen'],
          text(
            'Syarat ini bergantung pada dirinya sendiri melalui kriteria lain.',
            'This condition depends on itself through other criteria.',
          ),
        ),
      ),
  )

const startsOf = (bands: readonly NumberBand[]) => bands.map(band => fromDecimal(band.from))

function twiceFrom(view: LintView, bands: readonly NumberBand[]): readonly Problem[] {
  const starts = startsOf(bands)
  return bands
    .filter((_, index) =>
      starts.slice(0, index).some(start => compare(start, starts[index] as typeof start) === 0),
    )
    .map(band =>
      view.report(
        'band-overlap',
        band,
        ['from'],
        text('Dua rentang mulai pada angka yang sama.', 'Two bands start at the same number.'),
      ),
    )
}

function belowLowest(view: LintView, criterion: NumberCriterion): readonly Problem[] {
  const start = startsOf(criterion.bands).toSorted(compare)[0]
  const covered =
    criterion.lowest !== undefined && start && compare(start, fromDecimal(criterion.lowest)) <= 0
  if (!start || covered || !view.kept(criterion, 'bands')) return []
  const message = text(
    'Angka di bawah rentang terendah tidak mempunyai nilai. Isi "lowest", atau tambahkan rentang yang lebih rendah.',
    'Numbers below the lowest band have no points. Set "lowest", or add a lower band.',
  )
  return [view.report('band-gap', criterion, ['bands'], message)]
}

export const checkNumberBands: Check = view =>
  criteriaIn(view).flatMap(criterion => {
    if (criterion.kind === 'number') {
      return [...twiceFrom(view, criterion.bands), ...belowLowest(view, criterion)]
    }
    return criterion.kind === 'imported' ? twiceFrom(view, criterion.bands ?? []) : []
  })
