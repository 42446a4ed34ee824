import assert from 'node:assert/strict'

/** What the demo's small editions for other rules hold: one panel that agrees, one that does not, and so on. */
export async function assertExamples(count: (query: string) => Promise<number>): Promise<void> {
  const expected: Readonly<Record<string, number>> = {
    [`select count(*) from edition where kind = 'training' and fictional and slug like 'contoh-%'`]: 3,
    [`select count(*) from agreed_sheet where state = 'locked'`]: 2,
    [`select count(*) from agreed_sheet where state = 'open'`]: 1,
    [`select count(*) from agreed_voice v join agreed_sheet s on s.id = v.agreed_sheet_id where s.state = 'open' and not v.agrees`]: 1,
    [`select count(*) from level_answer where state = 'sent'`]: 1,
    [`select count(*) from level_answer where state = 'open'`]: 1,
    [`select count(*) from nomination n join edition e on e.id = n.edition_id where e.slug = 'contoh-tanpa-nilai' and n.state = 'assessed'`]: 6,
    // Whoever opens the demo draws it.
    ['select count(*) from lot']: 0,
  }
  for (const [query, wanted] of Object.entries(expected)) assert.equal(await count(query), wanted, query)
}
