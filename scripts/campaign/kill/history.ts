import { appendFileSync, readFileSync } from 'node:fs'

/** Something that a writer asked of the server, with the key by which a repeat is known. */
export type Act =
  | Readonly<{
      kind: 'answer'
      nomination: string
      question: string
      value: string
      key: string
      /** Saved with the button, and therefore in the ledger; otherwise while typing. */
      explicit: boolean
    }>
  | Readonly<{ kind: 'move'; nomination: string; event: string; key: string }>
  | Readonly<{
      kind: 'letter'
      /** Each letter has one of its own. */
      number: string
      /** An approval is a move of each of them, too. */
      nominations: readonly string[]
      event: 'nomination.approved' | 'nomination.letter-renewed'
      key: string
    }>
  | Readonly<{ kind: 'paper'; issuer: string; sha256: string; key: string }>

/** An act in the order in which it was first sent. */
export type ToldAct = Readonly<{ act: Act; acknowledged: boolean }>

type Line = Readonly<{ n: number; at: string } & ({ sent: Act } | { acknowledged: true })>

/**
 * What was sent and what was acknowledged, and when, written down outside of the server in a file that only grows.
 * An act that was sent again after its answer was lost is still one act.
 */
export class History {
  readonly path: string
  /** How many lines it has, so that a check looks at what was known at one moment. */
  lines = 0
  acknowledged = 0
  private acts = 0

  constructor(path: string) {
    this.path = path
  }

  private add(line: Line): void {
    appendFileSync(this.path, `${JSON.stringify(line)}\n`)
    this.lines++
  }

  sent(act: Act): number {
    const n = ++this.acts
    this.add({ n, at: new Date().toISOString(), sent: act })
    return n
  }

  acknowledge(n: number): void {
    this.add({ n, at: new Date().toISOString(), acknowledged: true })
    this.acknowledged++
  }
}

/** The acts of the first lines of a history. */
export function readHistory(path: string, lines: number): readonly ToldAct[] {
  const acts = new Map<number, ToldAct>()
  if (lines === 0) return []
  for (const line of readFileSync(path, 'utf8').split('\n').slice(0, lines)) {
    const said = JSON.parse(line) as Line
    const known = acts.get(said.n)
    if ('sent' in said) acts.set(said.n, { act: said.sent, acknowledged: false })
    else if (known) acts.set(said.n, { ...known, acknowledged: true })
  }
  return [...acts.values()]
}
