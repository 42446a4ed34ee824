import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { baseOf, mergeAnswer, type StoredAnswer } from './answer-merge.ts'

const at = new Date('2031-02-03T00:00:00Z')
const stored = (value: StoredAnswer['value'], revision: number, savedBy = 'other'): StoredAnswer => ({
  value,
  revision,
  savedBy,
  savedRole: 'operator',
  savedArea: '/11/11.01/',
  savedAt: at,
})

test('a field changed here only is saved, one changed elsewhere only is left, equal values are no conflict', () => {
  const drawn = baseOf(stored('lama', 1))
  assert.equal(mergeAnswer({ value: 'baru', base: drawn }, stored('lama', 1)), 'mine')
  assert.equal(mergeAnswer({ value: 'lama', base: drawn }, stored('lain', 2)), 'theirs')
  assert.equal(mergeAnswer({ value: 'sama', base: drawn }, stored('sama', 2)), 'same')
  assert.equal(mergeAnswer({ value: 'baru', base: drawn }, stored('lain', 2)), 'conflict')
})

test('emptied elsewhere and changed here is a conflict; emptied here and untouched elsewhere is saved', () => {
  const drawn = baseOf(stored('lama', 1))
  assert.equal(mergeAnswer({ value: 'baru', base: drawn }, stored(null, 2)), 'conflict')
  assert.equal(mergeAnswer({ value: null, base: drawn }, stored('lama', 1)), 'mine')
  assert.equal(mergeAnswer({ value: 'baru', base: baseOf(undefined) }, stored('lain', 1)), 'conflict')
  assert.equal(mergeAnswer({ value: 'baru', base: baseOf(undefined) }, undefined), 'mine')
})

test('a choice settles a conflict only with the version that it has seen', () => {
  const base = baseOf(stored('lama', 1))
  const now = stored('lain', 2)
  for (const choice of ['mine', 'theirs'] as const) {
    assert.equal(mergeAnswer({ value: 'baru', base, choice: { of: choice, seen: baseOf(now) } }, now), choice)
    const seen = baseOf(stored('lebih awal', 1))
    assert.equal(mergeAnswer({ value: 'baru', base, choice: { of: choice, seen } }, now), 'conflict')
  }
})

test('one’s own version is taken where it was chosen, also where it equals what the form was drawn with', () => {
  const drawn = baseOf(stored('lama', 1))
  const now = stored('lain', 2)
  const choice = { of: 'mine' as const, seen: baseOf(now) }
  assert.equal(mergeAnswer({ value: 'lama', base: drawn, choice }, now), 'mine')
  const late = { of: 'mine' as const, seen: drawn }
  assert.equal(mergeAnswer({ value: 'lama', base: drawn, choice: late }, now), 'theirs')
})

test('a base that says nothing never lets a different value be overwritten', () => {
  for (const base of ['', 'x', '-', '99-', 'NaN-0000', '2', '💥'])
    assert.equal(mergeAnswer({ value: 'baru', base }, stored('lain', 1)), 'conflict', base)
})

/** A form in somebody's hands: what it shows, and what it was drawn with. */
type Tab = { value: StoredAnswer['value']; base: string; typed: boolean }
type Step = Readonly<{ who: 0 | 1; does: 'type' | 'save' | 'open' | 'mine' | 'theirs'; text: string | null }>

const step = fc.record<Step>({
  who: fc.constantFrom(0, 1),
  does: fc.constantFrom('type', 'type', 'save', 'save', 'open', 'mine', 'theirs'),
  text: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }),
})

test('whatever two people do in whatever order, every typed value is stored or shown to its author as a conflict', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      let now: StoredAnswer | undefined
      const drawn = (): Tab => ({ value: now?.value ?? null, base: baseOf(now), typed: false })
      const tabs: [Tab, Tab] = [drawn(), drawn()]
      const seenBy: [string, string] = [baseOf(now), baseOf(now)]
      for (const { who, does, text } of steps) {
        const tab = tabs[who]
        if (does === 'type') tabs[who] = { ...tab, value: text, typed: true }
        // Opening the page anew is how one gives up what was typed; nobody else can do it for them.
        else if (does === 'open') tabs[who] = drawn()
        else {
          const choice = does === 'save' ? undefined : { of: does, seen: seenBy[who] }
          const merged = mergeAnswer({ value: tab.value, base: tab.base, choice }, now)
          const before = now
          if (merged === 'mine') {
            // Only what its author had before their eyes may be replaced.
            const knew = tab.base === baseOf(before) || choice?.seen === baseOf(before)
            const sameText = baseOf(before).split('-')[1] === tab.base.split('-')[1]
            assert.ok(knew || sameText || before === undefined, 'overwrote an unseen value')
            now = stored(tab.value, (before?.revision ?? 0) + 1, String(who))
          }
          if (merged === 'conflict') {
            assert.ok(tab.typed, 'a conflict without anything typed')
            seenBy[who] = baseOf(now)
            assert.equal(tabs[who].value, tab.value)
          } else {
            if (merged === 'theirs')
              assert.ok(
                choice?.of === 'theirs' ||
                  baseOf({ value: tab.value, revision: 0 }).split('-')[1] === tab.base.split('-')[1],
              )
            else assert.equal(now?.value ?? null, tab.value)
            tabs[who] = drawn()
          }
        }
      }
    }),
    { numRuns: 2_000 },
  )
})
