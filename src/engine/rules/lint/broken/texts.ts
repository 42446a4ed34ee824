/** Objects within one another. */
export const nested = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
const cut = String.fromCharCode(0xd8_00)
/** Faults of a text that are there before it can be read as rules. */
export const brokenTexts: readonly (readonly [code: string, path: string, text: string])[] = [
  ['not-json', '', ''],
  ['not-json', '', '{'],
  ['not-json', '', '{"schema":1,}'],
  ['too-deep', Array.from({ length: 200 }, () => 'a').join('.'), nested(201)],
  ['duplicate-key', 'panel.size', '{"schema": 1, "panel": {"size": 3, "quorum": 2, "size": 5}}'],
  ['duplicate-key', 'scales[1].id', '{"scales": [{"id": "a", "b": []}, {"id": "b", "\\u0069d": "c"}]}'],
  ['text-unwritable', 'title.id', '{"title": {"en": "a", "id": "kain\\u0000"}}'],
  ['text-unwritable', 'title', `{"title": "${cut}"}`],
  ['text-unwritable', '?', '{"\\ud800": 1}'],
]
